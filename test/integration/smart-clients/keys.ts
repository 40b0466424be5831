import { type CryptoKey, importJWK, type JWK } from 'jose'
import { PrivateKeyJwt } from 'openid-client'
import type { DemoClient } from '../../../api/demo/demo-report.ts'

/** The two algorithms every SMART server takes. */
export const ALGORITHMS = ['ES384', 'RS384'] as const
export type Algorithm = (typeof ALGORITHMS)[number]

/** The private key of a client for one algorithm, as it would stand in the client's own settings. */
export function privateJwk({ privateJwks }: DemoClient, alg: Algorithm): JWK & { alg: Algorithm } {
  const key = privateJwks?.keys.find((one) => one.alg === alg)
  if (!key) throw new Error(`The client has no ${alg} key.`)
  return { ...key, alg }
}

/** Proves a client of openid-client by that key. */
export async function byPrivateKey(client: DemoClient, alg: Algorithm) {
  const { kid, ...jwk } = privateJwk(client, alg)
  const key = (await importJWK(jwk, alg)) as CryptoKey // an asymmetric key is one
  return PrivateKeyJwt({ key, ...(kid ? { kid } : {}) })
}
