import { exportJWK, generateKeyPair, type JWK } from 'jose'

/** A key set to register, and the same with the private parts for whoever plays the client. */
export interface ClientKeys {
  readonly publicJwks: { keys: Record<string, unknown>[] }
  readonly privateJwks: { keys: Record<string, unknown>[] }
}

/** The two algorithms every SMART server has to take (SMART App Launch 2.2, asymmetric clients). */
const ALGORITHMS = ['ES384', 'RS384'] as const

/** Makes a key set with a P-384 key, for an app nobody will ever sign as. */
export async function makePublicKeys(owner: string): Promise<ClientKeys['publicJwks']> {
  const { publicKey } = await generateKeyPair('ES384')
  const key = await exportJWK(publicKey)
  return { keys: [{ ...key, kid: `${owner}-es384`, alg: 'ES384', use: 'sig' }] }
}

/** Makes a P-384 and an RSA key, new for each installation. */
export async function makeClientKeys(owner: string): Promise<ClientKeys> {
  const pairs = await Promise.all(
    ALGORITHMS.map(async (alg) => {
      const pair = await generateKeyPair(alg, { extractable: true })
      const named = (jwk: JWK) => ({
        ...jwk,
        kid: `${owner}-${alg.toLowerCase()}`,
        alg,
        use: 'sig',
      })
      return {
        publicKey: named(await exportJWK(pair.publicKey)),
        privateKey: named(await exportJWK(pair.privateKey)),
      }
    }),
  )
  return {
    publicJwks: { keys: pairs.map(({ publicKey }) => publicKey) },
    privateJwks: { keys: pairs.map(({ privateKey }) => privateKey) },
  }
}
