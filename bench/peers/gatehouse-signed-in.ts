import { type JWK, SignJWT } from 'jose'
import type { RunningApp } from '../../api/app.ts'
import { signingKeys } from '../../api/queries/access/signing-keys.ts'
import { OWNER_ID } from '../data/generate-vendor.ts'
import { serveSide } from '../serve-side.ts'
import { startGatehouse } from './start-gatehouse.ts'

/** The whole product, asked with the access token of the apps' owner. */
await serveSide(async (databaseUrl) => {
  const app = await startGatehouse(databaseUrl)
  const headers = { authorization: `Bearer ${await accessToken(app)}` }
  return { url: app.urls.base, headers, stop: app.stop }
})

/** A token as the authorization server of the product makes it, but good for a day. */
async function accessToken({ orm, ports, pool, urls, organization }: RunningApp): Promise<string> {
  const keys = await signingKeys(orm.em.fork(), 'PRODUCTION')
  const sealed = keys.find(({ alg }) => alg === 'ES256')
  const key: JWK | undefined = sealed && ports.signingKeys.open(sealed)
  if (!key) throw new Error('The authorization server has no key.')
  // A token is good while the grant it names stands; sides that share a database share it.
  await pool.query(
    `insert into oidc_record (environment, model, id, organization_id, payload)
     values ('PRODUCTION', 'Grant', 'bench', $1, '{}')
     on conflict do nothing`,
    [organization.id],
  )
  return new SignJWT({ gh_grant: 'bench' })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: String(key.kid) })
    .setIssuer(urls.issuer.PRODUCTION)
    .setAudience(urls.graphql)
    .setSubject(OWNER_ID)
    .setIssuedAt()
    .setExpirationTime('1 day')
    .sign(key)
}
