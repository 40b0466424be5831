import type { NextFunction, Request, Response } from 'express'

/**
 * Makes every request look as if it came to the public address, whatever `Host` and `X-Forwarded-*` say: all
 * absolute addresses of the provider, and the audiences it accepts, are then the published ones (SMART.md TLS-03).
 */
export function toPublicAddress(base: string) {
  const { host, protocol } = new URL(base)
  return (req: Request, _res: Response, next: NextFunction): void => {
    req.headers['x-forwarded-host'] = host
    req.headers['x-forwarded-proto'] = protocol.slice(0, -1)
    req.headers.host = host
    next()
  }
}
