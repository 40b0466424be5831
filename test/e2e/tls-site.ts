import { readFileSync } from 'node:fs'
import { type RequestListener, request } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import path from 'node:path'

const TLS = path.resolve(import.meta.dirname, '../support/tls')

/** A place behind https, with a certificate no browser knows. */
export interface TlsSite {
  port: number
  /** What it answers from now on. */
  answer(listener: RequestListener): void
  close(): Promise<void>
}

/** Opens one on a port of its own. */
export async function startTlsSite(): Promise<TlsSite> {
  let listener: RequestListener = (_req, res) => res.writeHead(404).end()
  const server = createServer(
    {
      cert: readFileSync(path.join(TLS, 'localhost-cert.pem')),
      key: readFileSync(path.join(TLS, 'localhost-key.pem')),
    },
    (req, res) => listener(req, res),
  )
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo // a TCP server has a port
  return {
    port,
    answer: (next) => {
      listener = next
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}

/** Hands everything on to a server on this machine, as the proxy that does TLS in front of the house. */
export function handOnTo(port: number): RequestListener {
  return (req, res) => {
    const { headers, method, url } = req
    const onward = request({ host: '127.0.0.1', port, path: url, method, headers }, (answer) => {
      res.writeHead(answer.statusCode ?? 502, answer.rawHeaders)
      answer.pipe(res)
    })
    onward.once('error', () => res.destroy())
    req.pipe(onward)
  }
}
