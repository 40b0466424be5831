import { randomUUID } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'

type Listener = (req: IncomingMessage, res: ServerResponse) => unknown

/** What answers GETs below a path by itself. */
export interface Direct {
  /** Where it is mounted, without a slash at its end. */
  readonly path: string
  readonly answerGet: (
    req: IncomingMessage,
    res: ServerResponse,
    taken: { target: string; sourceIp: string; requestId: string },
  ) => Promise<void>
}

export interface DirectGetsOptions {
  readonly directs: readonly Direct[]
  /** Whoever answers everything else. */
  readonly otherwise: Listener
  /** Proxies before us that are believed whom they pass on. */
  readonly trustedProxies: number
  readonly headers: Readonly<Record<string, string>>
  readonly measure: (req: IncomingMessage, res: ServerResponse, next: () => void) => void
}

/**
 * Takes GETs of FHIR resources past Express, whose middleware and routing cost more than what is done here. They get
 * an id, the security headers and are measured as everything else. Whatever is not spelled exactly like that goes to
 * Express, which answers it the same.
 */
export function directGets(options: DirectGetsOptions): RequestListener {
  const { otherwise, trustedProxies, measure } = options
  const headers = Object.entries(options.headers)
  const directs = options.directs.toSorted((a, b) => b.path.length - a.path.length)
  return (req, res) => {
    const { method, url = '' } = req
    const direct = method === 'GET' ? directs.find(({ path }) => isResource(url, path)) : undefined
    if (!direct) {
      otherwise(req, res)
      return
    }
    measure(req, res, () => undefined)
    const requestId = randomUUID()
    res.setHeader('X-Request-Id', requestId)
    for (const [name, value] of headers) res.setHeader(name, value)
    const target = url.slice(direct.path.length)
    void direct
      .answerGet(req, res, { target, sourceIp: sourceIp(req, trustedProxies), requestId })
      .catch(() => res.destroy())
  }
}

/** Below the path and beginning like a resource type: a capital letter. */
function isResource(url: string, path: string): boolean {
  const first = url.charCodeAt(path.length + 1)
  return first >= 65 && first <= 90 && url.startsWith(path) && url[path.length] === '/'
}

/** Who asks, as Express reads it with so many proxies trusted: each wrote who asked it at the end of the list. */
function sourceIp(req: IncomingMessage, trustedProxies: number): string {
  const peer = req.socket.remoteAddress ?? ''
  const header = trustedProxies > 0 ? req.headers['x-forwarded-for'] : undefined
  if (header === undefined) return peer
  const passedOn = String(header)
    .split(',')
    .map((address) => address.trim())
    .filter((address) => address !== '')
  return [peer, ...passedOn.reverse()].slice(0, trustedProxies + 1).at(-1) ?? peer
}
