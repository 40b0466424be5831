import type { ErrorRequestHandler, NextFunction, Request, Response } from 'express'
import type { AuthorizationServerOptions } from '../options.ts'
import { requestIdOf } from '../request-context.ts'

/** Makes the provider answer a program in JSON, whatever it says it accepts: it never shows anybody a page (SMART.md CODE-26). */
export function answeredInJson(req: Request, _res: Response, next: NextFunction): void {
  req.headers.accept = 'application/json'
  next()
}

/** What express says of forms it could not read, by the status it would give them. */
const WRONG_FORMS: Readonly<Record<string, { status: number; words: string }>> = {
  400: { status: 400, words: 'the form could not be read: send it whole and not compressed' },
  413: { status: 413, words: 'the form has at most 1 MB' },
  415: { status: 400, words: 'send the form in UTF-8 and not compressed' },
}

/**
 * Answers what failed before the provider had it as OAuth does (RFC 6749 section 5.2): a form nobody can read is the
 * program's fault, anything else is ours and is logged.
 */
export function failureForPrograms({
  environment,
  ports: { logger },
}: AuthorizationServerOptions): ErrorRequestHandler {
  return (cause: unknown, req, res, next) => {
    if (res.headersSent) return next(cause)
    const wrong = WRONG_FORMS[String(Object(cause).status)]
    if (!wrong) {
      const requestId = requestIdOf(req)
      logger.error({ err: cause, environment, requestId }, 'The authorization server failed.')
    }
    const { status, words } = wrong ?? { status: 500, words: 'something went wrong on our side' }
    res
      .status(status)
      .set({ 'Cache-Control': 'no-store', Pragma: 'no-cache' })
      .json({ error: wrong ? 'invalid_request' : 'server_error', error_description: words })
  }
}
