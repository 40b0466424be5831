import { importJWK, SignJWT } from 'jose'

/** Signs a token as the authorization server of the product does, good for a day, with a number of its own. */
export async function signToken({ key = '{}', claims = '{}' }: Readonly<Record<string, string>>) {
  const jwk = JSON.parse(key)
  return new SignJWT({ ...JSON.parse(claims), jti: crypto.randomUUID() })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: String(jwk.kid) })
    .setIssuedAt()
    .setExpirationTime('1 day')
    .sign(await importJWK(jwk, 'ES256'))
}
