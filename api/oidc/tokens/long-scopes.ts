import type { JWTStructured, KoaContextWithOIDC } from 'oidc-provider'
import { KEPT_SCOPE_MODEL } from '../../queries/access/kept-scope.ts'
import type { AuthorizationServerOptions } from '../options.ts'
import { recordAdapter } from '../storage/adapter.ts'

/** With this many characters of scopes, the Authorization header stays well below the 8 kB that servers take. */
const LONGEST_IN_TOKEN = 2400

/**
 * Keeps long lists of scopes beside the access token: the token is then their handle, by its `jti`, and whoever verifies
 * it reads them there (SMART.md CODE-30).
 */
export function keepLongScopes(options: AuthorizationServerOptions) {
  const adapter = recordAdapter(options)(KEPT_SCOPE_MODEL)
  return async (
    _ctx: KoaContextWithOIDC,
    _token: object,
    { payload }: JWTStructured,
  ): Promise<void> => {
    const { exp, iat, jti, scope } = payload
    if (typeof scope !== 'string' || scope.length <= LONGEST_IN_TOKEN) return
    await adapter.upsert(String(jti), { scope }, Number(exp) - Number(iat))
    delete payload.scope
  }
}
