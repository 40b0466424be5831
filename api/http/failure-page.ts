import type { ErrorRequestHandler } from 'express'
import type { Logger } from '../ports.ts'

/** What express and its body parsers say of a request they could not read. */
interface HttpError {
  status?: number
  expose?: boolean
}

/**
 * Answers whatever nobody else did: one line with the request id, never a stack. What was our fault is logged.
 */
export function failurePage(logger: Logger): ErrorRequestHandler {
  return (error: HttpError, _req, res, next) => {
    const requestId = String(res.locals.requestId ?? '')
    const isClients = error.expose === true && (error.status ?? 500) < 500
    if (!isClients) logger.error({ err: error, requestId }, 'a request failed')
    if (res.headersSent) {
      next(error)
      return
    }
    const message = isClients
      ? 'The request could not be read.'
      : `Something went wrong on our side. Quote this id if you ask for help: ${requestId}`
    res.status(isClients ? (error.status ?? 400) : 500).json({ error: { message, requestId } })
  }
}
