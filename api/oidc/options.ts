import type { MikroORM } from '@mikro-orm/postgresql'
import type { LaunchEnvironment } from '../../schema/vocabulary/launch-environment.ts'
import type { AccessTrail } from '../commands/access/access-trail.ts'
import type { PublicUrls } from '../context.ts'
import type { Ports } from '../ports.ts'
import type { HospitalFace } from '../queries/platform/hospital-face.ts'

/** What one authorization server is made from; there is one per environment. */
export interface AuthorizationServerOptions {
  environment: LaunchEnvironment
  orm: MikroORM
  ports: Ports
  /** Writes what its answers leave behind. */
  trail: AccessTrail
  urls: PublicUrls
  organizationId: string
  /** The hospital as it was read last; each page of a sign-in reads it anew. */
  organization: HospitalFace
  config: {
    /** In production, key sets and redirects are held to https. */
    isProduction: boolean
    /** Origins of the EHRs that may show the pages of a launch inside their own. */
    ehrShellOrigins: readonly string[]
    /** Introspections one client may ask for in a minute. */
    introspectionsPerClient: number
  }
  /** Where the pages find their stylesheet. */
  stylesheetUrl: string
  /** The one script of the sign-in pages: it asks the browser for a passkey. */
  passkeyScriptUrl: string
}

/** The issuer of this environment. */
export function issuerOf({ urls, environment }: AuthorizationServerOptions): string {
  return urls.issuer[environment]
}

/** The path the server is mounted at, such as "/auth". */
export function mountPathOf(options: AuthorizationServerOptions): string {
  return new URL(issuerOf(options)).pathname.replace(/\/$/, '')
}
