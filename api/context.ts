import type { EntityManager } from '@mikro-orm/postgresql'
import type { Viewer } from './domain/abilities.ts'
import type { Ports } from './ports.ts'

/** Where everything lives, as seen from outside. No trailing slash. */
export interface PublicUrls {
  base: string
  graphql: string
  issuer: { PRODUCTION: string; SANDBOX: string }
  fhir: { PRODUCTION: string; SANDBOX: string }
}

/** The person who asks: what the ability rules need, and what is shown to others. */
export interface SignedInViewer extends Viewer {
  name: string
  email: string
  /** The browser that asks, by the grant its tokens rest on; absent where no token was shown. */
  session?: string | undefined
}

/**
 * What one request knows: who asks, its own unit of work, and the ports. First argument everywhere.
 *
 * `viewer` is undefined for anonymous visitors; `em` is a fork nobody else uses.
 */
export interface RequestContext {
  viewer: SignedInViewer | undefined
  em: EntityManager
  ports: Ports
  urls: PublicUrls
  organizationId: string
  requestId: string
  sourceIp: string
}
