import type { IncomingMessage } from 'node:http'
import { text } from 'express'

/** How the protocols here send their parameters by POST. */
export const FORM = 'application/x-www-form-urlencoded'

/** Reads a form body as text, so that it can be looked at before the provider gets it. Other bodies stay unread. */
export const readForm = text({ type: FORM, limit: '1mb' })

/** The form a request carried; undefined when it carried something else, or was not read. */
export function formOf(req: IncomingMessage & { body?: unknown }): URLSearchParams | undefined {
  return typeof req.body === 'string' ? new URLSearchParams(req.body) : undefined
}

/**
 * Gives a request a form body to be read again. The provider reads the stream itself and warns about bodies that
 * were parsed before it, so what it finds has to look unread.
 */
export function rewindForm(req: IncomingMessage, form: URLSearchParams): void {
  const bytes = Buffer.from(form.toString())
  req.headers['content-length'] = String(bytes.length)
  delete req.headers['transfer-encoding']
  Object.defineProperties(req, {
    readable: { value: true, configurable: true },
    iterator: { value: () => [bytes].values(), configurable: true },
  })
}
