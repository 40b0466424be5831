import {
  FHIR_BASE_VERSION_FACTS,
  type FhirBaseVersion,
} from '../../schema/vocabulary/fhir-base-version.ts'
import type { LaunchEnvironment } from '../../schema/vocabulary/launch-environment.ts'
import type { ClientType, FhirVersion } from '../../schema/vocabulary/registration.ts'
import { ok, type Result, refused } from './result.ts'

/** A FHIR base as apps know it; a token is for one of them. */
export interface FhirBase {
  readonly environment: LaunchEnvironment
  /** That of a partition; undefined for the first base, which every environment has. */
  readonly name: string | undefined
  /** Where it is, and the `aud` of the tokens that open it. */
  readonly url: string
  readonly version: FhirBaseVersion
  /** Whether it has the records of the first base under the same ids, and not others. */
  readonly hasSameRecords: boolean
}

/** Where the bases of an installation are. */
export interface FhirAddresses {
  readonly fhir: Readonly<Record<LaunchEnvironment, string>>
  readonly partitions?: readonly FhirBase[] | undefined
}

/** Lists the FHIR bases of an environment: the first, which is R4, and its partitions as they were configured. */
export function fhirBasesIn(urls: FhirAddresses, environment: LaunchEnvironment): Bases {
  const partitions = urls.partitions?.filter((each) => each.environment === environment) ?? []
  return [firstBase(urls, environment), ...partitions]
}

type Bases = readonly [FhirBase, ...FhirBase[]]

/** The base every environment has. */
export function firstBase(
  { fhir }: Pick<FhirAddresses, 'fhir'>,
  environment: LaunchEnvironment,
): FhirBase {
  const url = fhir[environment]
  return { environment, name: undefined, url, version: 'R4', hasSameRecords: true }
}

/** What of an app decides about where it may go. */
export interface BaseVisitor {
  readonly clientType: ClientType
  /** What its version declares to read; nothing where it declares nothing. */
  readonly fhirVersions: readonly FhirVersion[]
}

/**
 * Picks the bases an app may have tokens for: those of the versions it declares, and of other records only for backend
 * services. Who the patient is, people say by the ids of the first base, and the same id elsewhere may be somebody else's. Where
 * there is one base there is nothing to choose, and it is open whatever the app declares.
 */
export function reachableBases(bases: readonly FhirBase[], visitor: BaseVisitor): FhirBase[] {
  if (bases.length === 1) return [...bases]
  return bases.filter((base) => baseDenial(base, visitor) === undefined)
}

/** The base an app is sent to when nobody named one: the first it may have tokens for. */
export function startingBase(
  urls: FhirAddresses,
  environment: LaunchEnvironment,
  visitor: BaseVisitor,
): FhirBase {
  const bases = fhirBasesIn(urls, environment)
  return reachableBases(bases, visitor)[0] ?? bases[0]
}

/** Finds the base of an address, one trailing slash forgiven; says in words why an app is not sent there. */
export function namedBase(
  urls: FhirAddresses,
  environment: LaunchEnvironment,
  { url, visitor }: { url: string; visitor: BaseVisitor },
): Result<FhirBase, string> {
  const bases = fhirBasesIn(urls, environment)
  const base = bases.find((each) => each.url === url.replace(/\/$/, ''))
  if (!base) {
    const known = bases.map((each) => each.url).join(', ')
    return refused(`This is no FHIR base of ${environment.toLowerCase()}. There are: ${known}.`)
  }
  const denial = bases.length > 1 ? baseDenial(base, visitor) : undefined
  return denial ? refused(`The app cannot be opened there: ${denial}.`) : ok(base)
}

/** Says why an app may not have tokens for a base, in words for its developer. */
export function baseDenial(
  { hasSameRecords, version }: FhirBase,
  { clientType, fhirVersions }: BaseVisitor,
): string | undefined {
  const { declared } = FHIR_BASE_VERSION_FACTS[version]
  if (fhirVersions.length > 0 && !fhirVersions.includes(declared)) {
    return `the FHIR server speaks ${version}, and this version of the app declares ${fhirVersions.join(', ')}`
  }
  if (!hasSameRecords && clientType !== 'BACKEND_SERVICE') {
    return 'the FHIR server is open to backend services alone'
  }
  return undefined
}
