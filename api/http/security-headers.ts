import type { RequestHandler } from 'express'
import helmet from 'helmet'

/**
 * Sets what every page and answer carries. Sign-in pages tighten it further.
 *
 * `form-action` stays away: Chromium applies it to the redirects after the sign-in form, which end at the app.
 * `upgrade-insecure-requests` stays away too: it would break plain http on a machine of one's own.
 * `storeOrigin` is where documents are sent to directly, when they lie in a store of their own.
 * Styles may be inline because the component library writes them; scripts never are.
 */
export function securityHeaders(isHttps: boolean, storeOrigin?: string): RequestHandler {
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
