import { z } from 'zod'
import { FHIR_BASE_VERSIONS, type FhirBaseVersion } from '../schema/vocabulary/fhir-base-version.ts'
import {
  ENVIRONMENT_PATHS,
  LAUNCH_ENVIRONMENTS,
  type LaunchEnvironment,
} from '../schema/vocabulary/launch-environment.ts'

const MOST = 20

/** A FHIR server beside the first of its environment, as it was configured. */
export interface ConfiguredPartition {
  readonly name: string
  readonly environment: LaunchEnvironment
  /** Of the server behind the proxy; never shown to apps. */
  readonly url: string
  readonly version: FhirBaseVersion
  readonly hasSameRecords: boolean
  /** Its Authorization header, read from the variable the entry names. */
  readonly authorization: string | undefined
}

const entry = z.strictObject(
  {
    name: z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be small letters and digits, with single hyphens')
      .max(30, 'must have at most 30 characters')
      .refine((name) => !/^sandbox(-|$)/.test(name), 'must not begin with the word sandbox'),
    environment: z
      .enum(LAUNCH_ENVIRONMENTS, `must be one of: ${LAUNCH_ENVIRONMENTS.join(', ')}`)
      .default('PRODUCTION'),
    url: z
      .string('must be an http or https address')
      .refine(isPlainAddress, 'must be an http or https address without credentials, ? or #'),
    version: z.enum(FHIR_BASE_VERSIONS, `must be one of: ${FHIR_BASE_VERSIONS.join(', ')}`),
    records: z.enum(['same', 'other'], 'must be same or other').default('other'),
    authorization: z
      .string()
      .regex(/^FHIR_[A-Z0-9_]+$/, 'must be the name of a variable that begins with FHIR_')
      .optional(),
  },
  { error: ({ code }) => (code === 'invalid_type' ? 'must be an object' : undefined) },
)

type Entry = z.infer<typeof entry>

/** The one variable about further FHIR servers (decision 55). */
export const UPSTREAM_VARIABLES = {
  /**
   * Further FHIR servers, as JSON: [{"name": "stu3", "url": "https://…", "version": "STU3"}]. Each is a base of its own,
   * /fhir-<name> or /fhir-sandbox-<name>. See decision 55 for environment, records and authorization.
   */
  FHIR_UPSTREAMS: z.string().default('[]').transform(readEntries),
}

interface Upstreams {
  FHIR_UPSTREAMS: readonly Entry[]
  FHIR_UPSTREAM_URL?: string | undefined
  FHIR_SANDBOX_UPSTREAM_URL?: string | undefined
}

/** Where the partition of a name is served, below the public address. */
export function partitionPath({ environment, name }: Pick<Entry, 'environment' | 'name'>): string {
  return `${ENVIRONMENT_PATHS[environment].fhir}-${name}`
}

/** Lists what entries contradict, one line each. */
export function upstreamFaults(
  env: Upstreams,
  { given, isProduction }: { given: NodeJS.ProcessEnv; isProduction: boolean },
): string[] {
  const servers = [env.FHIR_UPSTREAM_URL, env.FHIR_SANDBOX_UPSTREAM_URL].flatMap((url) =>
    url ? [plain(url)] : [],
  )
  const seen = { names: new Set<string>(), servers: new Set(servers) }
  return env.FHIR_UPSTREAMS.flatMap((each, index) => {
    const name = `${each.environment}/${each.name}`
    const faults = [
      seen.names.has(name) && 'name: is that of another entry of this environment',
      seen.servers.has(plain(each.url)) && 'url: is that of another FHIR server',
      isProduction && !isSecure(each.url) && 'url: must be https in production',
      each.authorization &&
        !given[each.authorization] &&
        `authorization: ${each.authorization} is not set`,
    ]
    seen.names.add(name)
    seen.servers.add(plain(each.url))
    return faults.flatMap((fault) => (fault ? [`  FHIR_UPSTREAMS.${index}.${fault}`] : []))
  })
}

/** The further FHIR servers, with the credentials their entries name. */
export function configuredPartitions(
  { FHIR_UPSTREAMS }: Upstreams,
  given: NodeJS.ProcessEnv,
): ConfiguredPartition[] {
  return FHIR_UPSTREAMS.map(({ authorization, records, url, ...rest }) => ({
    ...rest,
    url: plain(url),
    hasSameRecords: records === 'same',
    authorization: authorization && given[authorization],
  }))
}

function readEntries(text: string, ctx: z.RefinementCtx): Entry[] {
  const list = z.array(z.unknown()).max(MOST).safeParse(json(text))
  if (!list.success) {
    ctx.addIssue(`must be a JSON list of at most ${MOST} objects`)
    return z.NEVER
  }
  const read = list.data.map((each) => entry.safeParse(each))
  for (const [index, { error }] of read.entries()) {
    for (const { message, path } of error?.issues ?? []) {
      ctx.addIssue({ code: 'custom', message, path: [index, ...path] })
    }
  }
  return read.flatMap(({ data }) => (data ? [data] : []))
}

function isPlainAddress(text: string): boolean {
  const url = URL.parse(text)
  if (!url || !['http:', 'https:'].includes(url.protocol)) return false
  return !url.username && !url.password && !/[?#\s]/.test(text)
}

function isSecure(text: string): boolean {
  const url = URL.parse(text)
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(url?.hostname ?? '')
  return url?.protocol === 'https:' || isLocal
}

function plain(url: string): string {
  return url.replace(/\/+$/, '')
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
