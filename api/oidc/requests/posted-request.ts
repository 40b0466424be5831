import type { NextFunction, Request, Response } from 'express'
import { errors } from 'oidc-provider'
import { FORM, formOf } from './form-body.ts'

/** Browsers and proxies take addresses of this length without complaint. */
const LONGEST_ADDRESS = 4000

/**
 * Turns a request that was posted to a page into the same one by GET. A form from another site comes without our
 * session cookie (SameSite=Lax); the redirect brings it along, so that nobody signs in twice, and signing out finds
 * whom it is about. A request too long for an address is handled where it is, and may ask to sign in again.
 *
 * @see SMART.md AUTHZ-02, AUTHZ-03; OpenID Connect RP-Initiated Logout 1.0, section 2
 */
export function acceptPosted(mountPath: string, page: '/authorize' | '/session/end') {
  return (req: Request, res: Response, next: NextFunction): void => {
    if (req.headers['content-type'] !== undefined && req.is(FORM) === false) {
      next(new errors.InvalidRequest(`what is posted to ${page} has to be a form (${FORM})`))
      return
    }
    const query = formOf(req)?.toString() ?? ''
    if (query.length <= LONGEST_ADDRESS) {
      res.redirect(303, `${mountPath}${page}?${query}`)
      return
    }
    for (const name of ['content-type', 'content-length', 'transfer-encoding']) {
      delete req.headers[name]
    }
    req.method = 'GET'
    req.url = `${page}?${query}`
    next()
  }
}
