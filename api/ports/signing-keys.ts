import type { SealedKey, SigningAlgorithm } from '../domain/signing-keys.ts'

/** Makes and opens signing keys. The key-encryption keys never leave the adapter. */
export interface SigningKeys {
  /** How long a key signs before the next takes over. */
  readonly rotateAfterDays: number
  make(alg: SigningAlgorithm): Promise<SealedKey>
  /** The private JWK; undefined when it was sealed with a key-encryption key that is not configured here. */
  open(key: SealedKey): Record<string, unknown> | undefined
  /** The same key sealed with the first key-encryption key; undefined when it is already, or cannot be opened. */
  reseal(key: SealedKey): SealedKey | undefined
}
