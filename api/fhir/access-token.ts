import type { AccessGrant } from '../domain/access-part.ts'

/** A token whose signature and standing are good. */
export interface AccessToken {
  readonly clientId: string
  readonly jti: string
  readonly appVersionId: string
  readonly grantId: string | undefined
  /** The account, absent for a backend service. */
  readonly userId: string | undefined
  readonly grant: AccessGrant
}
