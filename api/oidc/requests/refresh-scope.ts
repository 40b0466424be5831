import { errors, type KoaContextWithOIDC } from 'oidc-provider'
import { formOf } from './form-body.ts'

/**
 * Every refresh token is good for once. Asked when all else about it was found good, and nothing is changed yet, so that a
 * request for no scope at all costs the app nothing: the table of errors in SMART.md has it refused, and the provider takes it for
 * one that names none.
 *
 * @throws InvalidScope for `scope=` without a value; a scope has at least one token (RFC 6749, appendix A.4).
 */
export function rotatesFor({ req }: Pick<KoaContextWithOIDC, 'req'>): true {
  const scope = formOf(req)?.get('scope')
  if (scope?.trim() === '')
    throw new errors.InvalidScope('scope is empty; leave it out for all that was granted', '')
  return true
}
