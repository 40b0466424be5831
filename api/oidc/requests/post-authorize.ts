import type { NextFunction, Request, Response } from 'express'
import { formOf } from './form-body.ts'

/** Browsers and proxies take addresses of this length without complaint. */
const LONGEST_ADDRESS = 4000

/**
 * Turns an authorization request that was posted into the same one by GET. A form from another site comes without
 * our session cookie (SameSite=Lax); the redirect brings it along, so that nobody signs in twice. A request too
 * long for an address is handled where it is, and may ask to sign in again (SMART.md AUTHZ-02, AUTHZ-03).
 */
export function acceptPostedAuthorization(mountPath: string) {
  return (req: Request, res: Response, next: NextFunction): void => {
    const query = formOf(req)?.toString() ?? ''
    if (query.length <= LONGEST_ADDRESS) {
      res.redirect(303, `${mountPath}/authorize?${query}`)
      return
    }
    for (const name of ['content-type', 'content-length', 'transfer-encoding']) {
      delete req.headers[name]
    }
    req.method = 'GET'
    req.url = `/authorize?${query}`
    next()
  }
}
