import http, { type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { PlatformError } from '../errors.ts'

/** A server that listens already and may be given its work later: the issuer's address holds the port. */
export interface ListeningServer {
  server: Server
  port: number
  /** Begins to answer. What arrived before waits. */
  serve(listener: RequestListener): void
  close(): Promise<void>
}

/**
 * Takes the port.
 *
 * @throws PlatformError PORT_TAKEN in one line when somebody else has it.
 */
export async function listen(host: string, port: number): Promise<ListeningServer> {
  const waiting: Parameters<RequestListener>[] = []
  let work: RequestListener = (req, res) => void waiting.push([req, res])
  const server = http.createServer((req, res) => work(req, res))
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
