import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type CryptoKey, exportJWK, generateKeyPair } from 'jose'

/** A server of somebody else's, on this machine, that answers as a test wants. */
export interface ForeignServer {
  url: string
  /** What it answers from now on: a status, JSON or text, headers; or a listener of its own. */
  answers: (answer: Answer | RequestListener) => void
  requests: string[]
  stop: () => Promise<void>
}

interface Answer {
  status?: number
  body?: unknown
  headers?: Record<string, string>
}

export async function aForeignServer(): Promise<ForeignServer> {
  let listener: RequestListener = answering({ status: 404 })
  const requests: string[] = []
  const server = createServer((request, response) => {
    requests.push(`${request.headers.host}${request.url}`)
    listener(request, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // it listens on TCP
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    answers: (answer) => {
      listener = typeof answer === 'function' ? answer : answering(answer)
    },
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function answering({ status = 200, body, headers = {} }: Answer): RequestListener {
  const text = typeof body === 'string' ? body : JSON.stringify(body ?? {})
  return (_request, response) => response.writeHead(status, headers).end(text)
}

/** A key pair for signing assertions. */
export async function aSigningKey(
  kid: string,
  alg: 'ES384' | 'RS384' = 'ES384',
): Promise<{ kid: string; privateKey: CryptoKey; jwk: Record<string, unknown> }> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true })
  return { kid, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } }
}
