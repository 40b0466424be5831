import { randomBytes, randomUUID } from 'node:crypto'
import { exportJWK, generateKeyPair, type JWK } from 'jose'
import { type AuthorizationServerOptions, fhirBaseOf } from '../options.ts'

/** Access tokens are signed with this; short signatures keep the Authorization header small. */
export const ACCESS_TOKEN_ALG = 'ES256'
/** ID tokens are signed with this, as SMART App Launch 2.2 demands. */
export const ID_TOKEN_ALG = 'RS256'

/** A private key as it is stored: always with its id, use and algorithm. */
export interface SigningKey extends JWK {
  kid: string
  alg: string
  use: 'sig'
}

/** What every replica of one environment shares. */
export interface ServerKeys {
  signing: SigningKey[]
  cookie: string[]
}

/** Reads the keys of an environment; whoever comes first makes them, and everybody uses the same. */
export async function loadServerKeys(options: AuthorizationServerOptions): Promise<ServerKeys> {
  const [access, identity, cookie] = await Promise.all([
    sharedValue(options, 'access-token-key', () => signingKey(ACCESS_TOKEN_ALG)),
    sharedValue(options, 'id-token-key', () => signingKey(ID_TOKEN_ALG)),
    sharedValue(options, 'cookie-keys', async () => [randomBytes(32).toString('base64url')]),
  ])
  return { signing: [access, identity], cookie }
}

/** Leaves out everything that is secret. */
export function publicJwks({ signing }: ServerKeys): { keys: JWK[] } {
  return {
    keys: signing.map(({ kty, kid, alg, use, n, e, crv, x, y }) =>
      Object.fromEntries(
        Object.entries({ kty, kid, alg, use, n, e, crv, x, y }).filter(([, v]) => v !== undefined),
      ),
    ),
  }
}

async function signingKey(alg: string): Promise<SigningKey> {
  const { privateKey } = await generateKeyPair(alg, { extractable: true })
  return { ...(await exportJWK(privateKey)), kid: randomUUID(), alg, use: 'sig' }
}

async function sharedValue<T>(
  options: AuthorizationServerOptions,
  purpose: string,
  make: () => Promise<T>,
): Promise<T> {
  const name = `${options.environment.toLowerCase()}/${purpose}`
  const em = options.orm.em.fork()
  const read = () =>
    em.execute<{ value: T }[]>('select value from server_key where name = ?', [name])
  const [known] = await read()
  if (known) return known.value
  await em.execute(
    `insert into server_key (name, organization_id, value, created_at) values (?, ?, ?::jsonb, ?)
     on conflict do nothing`,
    [name, options.organizationId, JSON.stringify(await make()), options.ports.clock.now()],
  )
  const [written] = await read()
  if (!written) throw new Error(`No ${purpose} could be stored for ${fhirBaseOf(options)}.`)
  return written.value
}
