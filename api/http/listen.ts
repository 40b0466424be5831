import { readFileSync } from 'node:fs'
import http, { type RequestListener, type Server } from 'node:http'
import https from 'node:https'
import type { AddressInfo } from 'node:net'
import { ConfigurationError, PlatformError } from '../errors.ts'

/** A server that listens already and may be given its work later: the issuer's address holds the port. */
export interface ListeningServer {
  server: Server
  port: number
  /** Begins to answer. What arrived before waits. */
  serve(listener: RequestListener): void
  close(): Promise<void>
}

/** Where to listen, and with which certificate and key (PEM files); without them it is http. */
export interface ListenOptions {
  readonly HOST: string
  readonly PORT: number
  readonly TLS_CERT_FILE?: string | undefined
  readonly TLS_KEY_FILE?: string | undefined
}

/**
 * Takes the port. With a certificate it speaks TLS 1.2 and 1.3 and nothing older (RFC 8996, SMART.md TLS-01).
 *
 * @throws PlatformError PORT_TAKEN in one line when somebody else has it.
 * @throws ConfigurationError when certificate or key cannot be used.
 */
export async function listen(options: ListenOptions): Promise<ListeningServer> {
  const { HOST: host, PORT: port } = options
  const waiting: Parameters<RequestListener>[] = []
  let work: RequestListener = (req, res) => void waiting.push([req, res])
  const server = createServer(options, (req, res) => work(req, res))
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(portError(error, host, port)))
    server.listen(port, host, resolve)
  })
  const address = server.address() as AddressInfo
  return {
    server,
    port: address.port,
    serve(listener) {
      work = listener
      for (const [req, res] of waiting.splice(0)) listener(req, res)
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function createServer(
  { TLS_CERT_FILE, TLS_KEY_FILE }: ListenOptions,
  listener: RequestListener,
): Server {
  if (!TLS_CERT_FILE || !TLS_KEY_FILE) return http.createServer(listener)
  try {
    const [cert, key] = [TLS_CERT_FILE, TLS_KEY_FILE].map((file) => readFileSync(file))
    return https.createServer({ cert, key, minVersion: 'TLSv1.2' }, listener)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new ConfigurationError(`TLS_CERT_FILE and TLS_KEY_FILE cannot be used: ${reason}`)
  }
}

function portError(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new PlatformError(
      'PORT_TAKEN',
      `Port ${port} is taken. Stop what uses it, or choose another: PORT=4001 npm start`,
    )
  }
  if (error.code === 'EACCES')
    return new PlatformError(
      'PORT_TAKEN',
      `Port ${port} on ${host} may not be used by this account.`,
    )
  return error
}
