import type { IncomingMessage } from 'node:http'
import type { errors, KoaContextWithOIDC } from 'oidc-provider'

const reasons = new WeakMap<IncomingMessage, string>()

/** Keeps why the provider refused, which it does not tell the client: whoever tries codes learns nothing of them. */
export function keepReason(
  { req }: KoaContextWithOIDC,
  { error_detail }: errors.OIDCProviderError,
): void {
  if (error_detail) reasons.set(req, error_detail)
}

/** Why the request was refused, for the trail alone; undefined where the answer says all there is. */
export function reasonOf({ req }: KoaContextWithOIDC): string | undefined {
  return reasons.get(req)
}
