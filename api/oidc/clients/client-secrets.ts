import { timingSafeEqual } from 'node:crypto'
import type { Client, default as Provider } from 'oidc-provider'
import { sha256Hex } from '../../secrets.ts'
import { registeredClient } from './client-metadata.ts'

/**
 * Lets the provider compare a secret with the hashes we keep. A client may have several live secrets while they
 * are rotated, and each of them is right (SMART.md PLAT-02).
 */
export function compareHashedSecrets(
  provider: Provider,
  internal: { clientId: string; hash: string },
) {
  provider.Client.prototype.compareClientSecret = function (this: Client, actual: string) {
    const hash = Buffer.from(sha256Hex(actual))
    const hashes =
      this.clientId === internal.clientId
        ? [internal.hash]
        : (registeredClient(this)?.secretHashes ?? [])
    return hashes.map((known) => isSame(Buffer.from(known), hash)).includes(true)
  }
}

function isSame(known: Buffer, given: Buffer): boolean {
  return known.length === given.length && timingSafeEqual(known, given)
}
