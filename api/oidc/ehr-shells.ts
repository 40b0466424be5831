import type { NextFunction, Request, Response } from 'express'
import type { AuthorizationServerOptions } from './options.ts'

/** What every page says unless an EHR may show it inside its own. */
const NO_FRAMES = "frame-ancestors 'none'"

/**
 * Lets the EHR shells an operator names show the pages on the way to a code inside their own window, and nobody else
 * (SMART.md EHR-12). Without any, nothing is touched: no page of ours is shown in a frame.
 */
export function allowEhrShells({ config }: Pick<AuthorizationServerOptions, 'config'>) {
  const { ehrShellOrigins } = config
  return (_req: Request, res: Response, next: NextFunction): void => {
    if (ehrShellOrigins.length > 0) atLast(res, () => openTo(res, ehrShellOrigins))
    next()
  }
}

/**
 * How cookies travel. In a frame of another site they come along only as SameSite=None, which browsers take from https
 * alone, and many only Partitioned: a jar for each site around the frame, so that a person signs in once per EHR. Where no
 * shell is named they stay with our own pages.
 *
 * @see https://developer.mozilla.org/en-US/docs/Web/Privacy/Guides/Privacy_sandbox/Partitioned_cookies
 */
export function cookieTravel({ config }: Pick<AuthorizationServerOptions, 'config'>) {
  return config.ehrShellOrigins.length > 0
    ? ({ sameSite: 'none', secure: true, partitioned: true } as const)
    : ({ sameSite: 'lax' } as const)
}

/** Pages are written in several places, by the provider too; their headers are whole when they are sent. */
function atLast(res: Response, change: () => void): void {
  const { writeHead } = res
  const value = (...given: unknown[]) => {
    change()
    return Reflect.apply(writeHead, res, given)
  }
  Object.defineProperty(res, 'writeHead', { value, configurable: true, writable: true })
}

function openTo(res: Response, shells: readonly string[]): void {
  const policy = res.getHeader('Content-Security-Policy')
  if (typeof policy !== 'string' || !policy.includes(NO_FRAMES)) return
  const allowed = `frame-ancestors ${shells.join(' ')}`
  res.setHeader('Content-Security-Policy', policy.replace(NO_FRAMES, allowed))
  res.removeHeader('X-Frame-Options') // it knows no list of origins
}
