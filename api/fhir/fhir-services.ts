import type { JWTVerifyGetKey } from 'jose'
import type { LaunchEnvironment } from '../../schema/vocabulary/launch-environment.ts'
import type { PublicUrls } from '../context.ts'
import type { AccessPolicy } from '../domain/access-policy.ts'
import type { EntityManager, Ports, UpstreamFhir } from '../ports.ts'

/** What the proxy of one FHIR base works with; made once, shared by its requests. */
export interface FhirServices {
  readonly environment: LaunchEnvironment
  readonly urls: PublicUrls
  readonly organizationId: string
  readonly policy: AccessPolicy
  readonly keys: JWTVerifyGetKey
  readonly upstream: UpstreamFhir
  /** Used for single statements only; nothing is ever loaded into it. */
  readonly em: EntityManager
  readonly ports: Pick<Ports, 'clock' | 'logger'>
}

/** The FHIR base as apps know it; the audience of every token that opens it. */
export function fhirBaseOf({
  urls,
  environment,
}: Pick<FhirServices, 'urls' | 'environment'>): string {
  return urls.fhir[environment]
}
