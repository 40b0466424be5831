import type { IncomingMessage, ServerResponse } from 'node:http'
import type { RequestHandler } from 'express'
import { variesBy } from './send-answer.ts'

const REQUEST_HEADERS =
  'authorization, accept, content-type, prefer, if-match, if-none-match, if-none-exist'
const RESPONSE_HEADERS =
  'ETag, Location, Content-Location, Last-Modified, WWW-Authenticate, Retry-After, RateLimit, RateLimit-Policy'

/** Opens discovery to every origin (SMART.md CORS-01) and answers its preflights. */
export const openCors: RequestHandler = (req, res, next) => {
  res.set('Access-Control-Allow-Origin', '*')
  if (req.method !== 'OPTIONS') return next()
  res.set('Access-Control-Allow-Methods', 'GET, HEAD')
  res.set('Access-Control-Allow-Headers', REQUEST_HEADERS)
  res.status(204).end()
}

/**
 * Opens the FHIR base to the origins of registered clients, on refusals too, and answers every OPTIONS
 * without asking who it is. Never `null`, never with credentials: tokens travel in a header
 * (SMART.md CORS-02..05, RS-12).
 */
export function clientCors(isRegistered: (origin: string) => Promise<boolean>): RequestHandler {
  const allow = originAllower(isRegistered)
  return async (req, res, next) => {
    const isOpen = await allow(req, res)
    if (req.method !== 'OPTIONS') return next()
    if (isOpen) {
      res.set('Access-Control-Allow-Methods', 'GET, HEAD, POST, PUT, PATCH, DELETE')
      res.set('Access-Control-Allow-Headers', REQUEST_HEADERS)
      res.set('Access-Control-Max-Age', '600')
    }
    res.status(204).end()
  }
}

/** Makes what says in an answer whether the origin that asks may read it, and returns whether it may. */
export function originAllower(isRegistered: (origin: string) => Promise<boolean>) {
  return async (req: IncomingMessage, res: ServerResponse): Promise<boolean> => {
    const { origin } = req.headers
    variesBy(res, 'Origin')
    if (origin === undefined || origin === 'null' || !(await isRegistered(origin))) return false
    res.setHeader('Access-Control-Allow-Origin', origin)
    res.setHeader('Access-Control-Expose-Headers', RESPONSE_HEADERS)
    return true
  }
}
