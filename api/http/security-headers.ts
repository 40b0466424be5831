import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import type { RequestHandler } from 'express'
import helmet from 'helmet'

/** Sets what every page and answer carries. Sign-in pages tighten it further. */
export function securityHeaders(values: Readonly<Record<string, string>>): RequestHandler {
  const headers = Object.entries(values)
  return (_req, res, next) => {
    for (const [name, value] of headers) res.setHeader(name, value)
    next()
  }
}

/**
 * Lists what every answer carries, by name; the same for all of them, so that it is made once.
 *
 * `form-action` stays away: Chromium applies it to the redirects after the sign-in form, which end at the app.
 * `upgrade-insecure-requests` stays away too: it would break plain http on a machine of one's own.
 * `storeOrigin` is where documents are sent to directly, when they lie in a store of their own.
 * Styles may be inline because the component library writes them; scripts never are.
 */
export function securityHeaderValues(
  isHttps: boolean,
  storeOrigin?: string,
): Readonly<Record<string, string>> {
  const values: Record<string, string> = {}
  const answer = new ServerResponse(new IncomingMessage(new Socket()))
  answer.setHeader = (name, value) => {
    values[name] = String(value)
    return answer
  }
  helmetOf(isHttps, storeOrigin)(answer.req, answer, (error) => {
    if (error) throw error
  })
  return values
}

function helmetOf(isHttps: boolean, storeOrigin: string | undefined): ReturnType<typeof helmet> {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'base-uri': ["'none'"],
        'object-src': ["'none'"],
        'frame-ancestors': ["'none'"],
        'script-src': ["'self'"],
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:', 'blob:'],
        'font-src': ["'self'", 'data:'],
        'connect-src': ["'self'", 'ws:', 'wss:', ...(storeOrigin ? [storeOrigin] : [])],
        'worker-src': ["'self'", 'blob:'],
      },
    },
    strictTransportSecurity: isHttps ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginResourcePolicy: { policy: 'cross-origin' }, // FHIR and discovery are for other origins; CORS decides
    crossOriginOpenerPolicy: { policy: 'same-origin-allow-popups' },
  })
}

/** Gives every request an id that is logged, audited and shown with errors. */
export const requestIds: RequestHandler = (req, res, next) => {
  const requestId = crypto.randomUUID()
  Object.assign(req, { requestId })
  res.locals.requestId = requestId
  res.setHeader('X-Request-Id', requestId)
  next()
}
