import type { JWTVerifyGetKey } from 'jose'
import type { LaunchEnvironment } from '../../schema/vocabulary/launch-environment.ts'
import type { FhirAccessTrail } from '../commands/access/fhir-access-trail.ts'
import type { PublicUrls } from '../context.ts'
import type { AccessPolicy } from '../domain/access-policy.ts'
import type { FhirBase } from '../domain/fhir-base.ts'
import type { RequestMeter } from '../ports/request-meter.ts'
import type { EntityManager, Ports, PubSub, UpstreamFhir } from '../ports.ts'
import type { AccessToken } from './access-token.ts'
import type { PolicyBook } from './policy/policy-book.ts'
import type { KnownTokens } from './tokens/known-tokens.ts'

/** What the proxy uses from outside the database. */
export type FhirPorts = Pick<
  Ports,
  'clock' | 'logger' | 'rowReader' | 'rowWriter' | 'sealer' | 'requestMeter' | 'fhirElements'
> & {
  readonly pubSub: Pick<PubSub, 'watchStanding'>
}

/** What the proxy of one FHIR base works with; made once, shared by its requests. */
export interface FhirServices {
  readonly environment: LaunchEnvironment
  /** The base itself. */
  readonly base: FhirBase
  readonly urls: PublicUrls
  readonly organizationId: string
  /** The data policy in force. */
  readonly policyBook: PolicyBook
  /** What of it meets one caller. */
  readonly policyFor: (token: AccessToken) => Promise<AccessPolicy>
  readonly requestMeter: RequestMeter
  readonly keys: JWTVerifyGetKey
  readonly upstream: UpstreamFhir
  /** Used for single statements only; nothing is ever loaded into it. */
  readonly em: EntityManager
  readonly tokens: KnownTokens
  readonly trail: FhirAccessTrail
  readonly ports: FhirPorts
}

/** The FHIR base as apps know it; the audience of every token that opens it. */
export function fhirBaseOf({ base }: Pick<FhirServices, 'base'>): string {
  return base.url
}
