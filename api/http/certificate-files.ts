import { readFileSync, unwatchFile, watchFile } from 'node:fs'
import tls from 'node:tls'
import { ConfigurationError } from '../errors.ts'
import type { Logger } from '../ports.ts'

/** Where certificate and key of the server lie (PEM). */
export interface CertificateFiles {
  readonly TLS_CERT_FILE: string
  readonly TLS_KEY_FILE: string
}

/** What TLS is spoken with: 1.2 and 1.3, nothing older (RFC 8996, SMART.md TLS-01). */
export interface TlsContext {
  readonly cert: Buffer
  readonly key: Buffer
  readonly minVersion: 'TLSv1.2'
}

/** How often the files are looked at; by their times, which links that are swapped change as well. */
const LOOK_EVERY_MS = 1000

/**
 * Reads certificate and key, which have to fit each other.
 *
 * @throws ConfigurationError when they cannot be used.
 */
export function readCertificate({ TLS_CERT_FILE, TLS_KEY_FILE }: CertificateFiles): TlsContext {
  try {
    const context = {
      cert: readFileSync(TLS_CERT_FILE),
      key: readFileSync(TLS_KEY_FILE),
      minVersion: 'TLSv1.2',
    } as const
    tls.createSecureContext(context)
    return context
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new ConfigurationError(`TLS_CERT_FILE and TLS_KEY_FILE cannot be used: ${reason}`)
  }
}

/**
 * Takes a renewed certificate into use without a restart: connections from then on are greeted with it, those that are
 * open stay. One that cannot be used, or whose key is not there yet, changes nothing and is logged.
 *
 * @returns what ends the watching.
 */
export function followCertificate(
  server: Pick<tls.Server, 'setSecureContext'>,
  files: CertificateFiles,
  logger: Logger,
): () => void {
  const { TLS_CERT_FILE, TLS_KEY_FILE } = files
  const renew = () => {
    try {
      server.setSecureContext(readCertificate(files))
      logger.info({ file: TLS_CERT_FILE }, 'A renewed TLS certificate is in use.')
    } catch (err) {
      logger.warn({ err }, 'A renewed TLS certificate cannot be used; the former one stays.')
    }
  }
  for (const file of [TLS_CERT_FILE, TLS_KEY_FILE]) {
    watchFile(file, { interval: LOOK_EVERY_MS, persistent: false }, renew)
  }
  return () => {
    for (const file of [TLS_CERT_FILE, TLS_KEY_FILE]) unwatchFile(file, renew)
  }
}
