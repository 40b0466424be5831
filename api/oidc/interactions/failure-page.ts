import type { NextFunction, Request, Response } from 'express'
import { errors } from 'oidc-provider'
import { PlatformError } from '../../errors.ts'
import type { AuthorizationServerOptions } from '../options.ts'
import { errorPage, sessionGonePage } from '../pages/error-page.ts'
import { pageOptions } from '../pages/page-options.ts'
import { sendPage } from '../pages/send-page.ts'
import { requestIdOf } from '../request-context.ts'

/** Answers a person whose page failed, or whose form nobody could read; only what was our fault is logged. */
export function failurePage(options: AuthorizationServerOptions) {
  return (cause: unknown, req: Request, res: Response, next: NextFunction): void => {
    const requestId = requestIdOf(req)
    if (res.headersSent) {
      next(cause)
    } else if (cause instanceof errors.SessionNotFound) {
      sendGone(options, req, res)
    } else {
      const { code, explanation, status } = inWords(cause)
      if (status >= 500) {
        const message = 'A page of the authorization server failed.'
        options.ports.logger.error({ err: cause, requestId }, message)
      }
      const page = pageOptions(options, req)
      const html = errorPage(page, { code, explanation: page.known(explanation), requestId })
      sendPage(res, html, { status, language: page.language })
    }
  }
}

/** Says that a page has expired, or belongs to another browser. */
export function sendGone(options: AuthorizationServerOptions, req: Request, res: Response): void {
  const page = pageOptions(options, req)
  const html = sessionGonePage(page, requestIdOf(req))
  sendPage(res, html, { status: 400, language: page.language })
}

const TOO_LARGE = 413
const TOO_MUCH =
  'More was sent to this page than it takes. Nothing was shared. Go back to the app and start again.'
const NOT_UNDERSTOOD =
  'The app sent a request that cannot be understood. Nothing was shared with it.'

/** What may be shown of a failure. */
function inWords(cause: unknown): { explanation: string; code: string; status: number } {
  if (cause instanceof PlatformError)
    return { explanation: cause.message, code: cause.code, status: 500 }
  const { expose, status } = Object(cause)
  if (expose === true && status < 500) {
    const explanation = status === TOO_LARGE ? TOO_MUCH : NOT_UNDERSTOOD
    return { explanation, code: 'invalid_request', status }
  }
  const explanation = 'Something went wrong on our side. Nothing was shared.'
  return { explanation, code: 'server_error', status: 500 }
}
