import type { RequestHandler } from 'express'

const REQUEST_HEADERS =
  'authorization, accept, content-type, prefer, if-match, if-none-match, if-none-exist'
const RESPONSE_HEADERS = 'ETag, Location, Content-Location, Last-Modified, WWW-Authenticate'

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
  return async (req, res, next) => {
    const { origin } = req.headers
    res.vary('Origin')
    const isOpen = origin !== undefined && origin !== 'null' && (await isRegistered(origin))
    if (isOpen) {
      res.set('Access-Control-Allow-Origin', origin)
      res.set('Access-Control-Expose-Headers', RESPONSE_HEADERS)
    }
    if (req.method !== 'OPTIONS') return next()
    if (isOpen) {
      res.set('Access-Control-Allow-Methods', 'GET, HEAD, POST, PUT, PATCH, DELETE')
      res.set('Access-Control-Allow-Headers', REQUEST_HEADERS)
      res.set('Access-Control-Max-Age', '600')
    }
    res.status(204).end()
  }
}
