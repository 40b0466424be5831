import http, { maxHeaderSize, type RequestListener, type Server } from 'node:http'
import https from 'node:https'
import type { AddressInfo } from 'node:net'
import { PlatformError } from '../errors.ts'
import type { Logger } from '../ports.ts'
import { type CertificateFiles, followCertificate, readCertificate } from './certificate-files.ts'

/** A server that listens already and may be given its work later: the issuer's address holds the port. */
export interface ListeningServer {
  server: Server
  port: number
  /** Sets who looks at every request before it is worked on; what they answered goes no further. */
  guard(isAnswered: (...exchange: Parameters<RequestListener>) => boolean): void
  /** Begins to answer; what arrived before waits. From then on, a renewed certificate is taken into use. */
  serve(listener: RequestListener, logger: Logger): void
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
 * More than a request may have: headers that are too large come in several packets, and Node.js forgets where a request was to go
 * when it stops reading in a later one. Up to here it reads on, so that the guard can refuse by address.
 */
const READ_HEADER_BYTES = 4 * maxHeaderSize

/**
 * Takes the port; with a certificate it speaks TLS there.
 *
 * @throws PlatformError PORT_TAKEN in one line when somebody else has it.
 * @throws ConfigurationError when certificate or key cannot be used.
 */
export async function listen(options: ListenOptions): Promise<ListeningServer> {
  const { HOST: host, PORT: port } = options
  const waiting: Parameters<RequestListener>[] = []
  let work: RequestListener = (req, res) => void waiting.push([req, res])
  let isAnswered: Parameters<ListeningServer['guard']>[0] = () => false
  const take: RequestListener = (req, res) => {
    if (!isAnswered(req, res)) work(req, res)
  }
  const files = certificateFiles(options)
  const limits = { maxHeaderSize: READ_HEADER_BYTES }
  const secure = files && https.createServer({ ...limits, ...readCertificate(files) })
  const server = secure ?? http.createServer(limits)
  server.on('request', take)
  let stopFollowing = () => {}
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(portError(error, host, port)))
    server.listen(port, host, resolve)
  })
  const address = server.address() as AddressInfo
  return {
    server,
    port: address.port,
    guard: (next) => {
      isAnswered = next
    },
    serve(listener, logger) {
      work = listener
      if (secure && files) stopFollowing = followCertificate(secure, files, logger)
      for (const [req, res] of waiting.splice(0)) take(req, res)
    },
    close: () =>
      new Promise((resolve) => {
        stopFollowing()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function certificateFiles({ TLS_CERT_FILE, TLS_KEY_FILE }: ListenOptions) {
  const files: CertificateFiles | undefined =
    TLS_CERT_FILE && TLS_KEY_FILE ? { TLS_CERT_FILE, TLS_KEY_FILE } : undefined
  return files
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
