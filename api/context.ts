import type { EntityManager } from '@mikro-orm/postgresql'
import type { LaunchEnvironment } from '../schema/vocabulary/launch-environment.ts'
import type { ServiceAbility } from '../schema/vocabulary/service-ability.ts'
import type { Viewer } from './domain/abilities.ts'
import type { FhirBase } from './domain/fhir-base.ts'
import type { Ports } from './ports.ts'

/** Where everything lives, as seen from outside. No trailing slash. */
export interface PublicUrls {
  base: string
  graphql: string
  issuer: { PRODUCTION: string; SANDBOX: string }
  fhir: { PRODUCTION: string; SANDBOX: string }
  /** FHIR bases beside those two, where there are any (decision 55). */
  partitions?: readonly FhirBase[]
  /** Where apps register themselves, by environment; absent where they may not. */
  registration?: { SANDBOX: string } | undefined
}

/** The person who asks: what the ability rules need, and what is shown to others. */
export interface SignedInViewer extends Viewer {
  name: string
  email: string
  /** The browser that asks, by the grant its tokens rest on; absent where no token was shown. */
  session?: string | undefined
}

/** A backend service that asks with a token of its own: in nobody's name, and only for what it was given. */
export interface ServiceCaller {
  /** Of its service account. */
  id: string
  name: string
  clientId: string
  environment: LaunchEnvironment
  abilities: readonly ServiceAbility[]
}

/** What a request is known by when it is sent again: the key of its sender, and what was asked under it. */
export interface OnceClaim {
  key: string
  action: string
  inputHash: string
}

/**
 * What one request knows: who asks, its own unit of work, and the ports. First argument everywhere.
 *
 * `viewer` is undefined for anonymous visitors; `em` is a fork nobody else uses.
 */
export interface RequestContext {
  viewer: SignedInViewer | undefined
  /** A service account that asks in place of a person; then nobody is the viewer. */
  service?: ServiceCaller | undefined
  em: EntityManager
  ports: Ports
  urls: PublicUrls
  organizationId: string
  requestId: string
  sourceIp: string
  /** Kept with what the command writes; see `once`. */
  once?: OnceClaim | undefined
}
