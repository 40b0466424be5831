import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose'
import type { PublishedKey, SealedKey } from '../domain/signing-keys.ts'
import type { Sealer } from '../ports/credentials.ts'
import type { SigningKeys } from '../ports/signing-keys.ts'
import { aesSealer } from './aes-sealer.ts'

/** A key that seals other keys, and the name it goes by. */
export interface KeyEncryptionKey {
  id: string
  /** 32 bytes. */
  key: Uint8Array
}

const PUBLIC_MEMBERS = ['kty', 'n', 'e', 'crv', 'x', 'y']

/**
 * Signing keys sealed by AES-256-GCM. The first key-encryption key seals; the others only open what was sealed before,
 * until everything is sealed with the first.
 */
export function sealedSigningKeys(
  [first, ...others]: readonly [KeyEncryptionKey, ...KeyEncryptionKey[]],
  rotateAfterDays: number,
): SigningKeys {
  const sealers = new Map<string, Sealer>()
  for (const { id, key } of [first, ...others]) sealers.set(id, aesSealer(key))
  const seal = (privateKey: object) => ({
    sealed: aesSealer(first.key).seal(JSON.stringify(privateKey)),
    sealedWith: first.id,
  })
  const open = ({ kid, sealed, sealedWith }: SealedKey) => {
    const opened = sealers.get(sealedWith)?.open(sealed)
    if (opened === undefined) return undefined
    const privateKey: Record<string, unknown> = JSON.parse(opened)
    if (privateKey.kid !== kid) throw new Error(`The signing key ${kid} was exchanged.`)
    return privateKey
  }
  return {
    rotateAfterDays,
    async make(alg) {
      const { privateKey } = await generateKeyPair(alg, { extractable: true })
      const jwk = await exportJWK(privateKey)
      const named = { ...jwk, kid: await calculateJwkThumbprint(jwk), alg, use: 'sig' as const }
      return { kid: named.kid, alg, publicKey: publicHalf(named), ...seal(named) }
    },
    open,
    reseal(key) {
      if (key.sealedWith === first.id) return undefined
      const privateKey = open(key)
      return privateKey && { ...key, ...seal(privateKey) }
    },
  }
}

function publicHalf({ kid, alg, use, ...jwk }: PublishedKey): PublishedKey {
  const members = Object.entries(jwk).filter(([name]) => PUBLIC_MEMBERS.includes(name))
  return { kid, alg, use, ...Object.fromEntries(members) }
}
