import { exportJWK, generateKeyPair, type JWK } from 'jose'

/** Makes a key pair a backend service signs with, as the two halves of a key set. */
export async function serviceKey(alg: string): Promise<{ hidden: JWK; shown: JWK }> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true })
  const own = { alg, kid: alg }
  return {
    hidden: { ...(await exportJWK(privateKey)), ...own },
    shown: { ...(await exportJWK(publicKey)), ...own },
  }
}
