import { importJWK, type JWK, SignJWT } from 'jose'
import type { DemoClient } from '../../api/demo/demo-report.ts'

/** Gets an access token as a backend service does, by an assertion it signs (SMART Backend Services, private_key_jwt). */
export async function backendToken(
  client: DemoClient | undefined,
  { alg, endpoint, scope }: { alg: string; endpoint: string; scope: string },
): Promise<string> {
  const key = client?.privateJwks?.keys.find((k) => k.alg === alg)
  if (!client || !key) throw new Error(`There is no ${alg} key.`)
  const assertion = await new SignJWT({ jti: crypto.randomUUID() })
    .setProtectedHeader({ alg, kid: String(key.kid), typ: 'JWT' })
    .setIssuer(client.clientId)
    .setSubject(client.clientId)
    .setAudience(endpoint)
    .setIssuedAt()
    .setExpirationTime('4 minutes')
    .sign(await importJWK(key as JWK, alg))
  const answer = await fetch(endpoint, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      scope,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
    }),
  })
  const { access_token } = (await answer.json()) as { access_token?: string }
  return access_token ?? ''
}
