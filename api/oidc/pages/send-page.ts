import type { NextFunction, Request, Response } from 'express'
import type { Language } from '../../../schema/vocabulary/language.ts'
import type { Html } from './html.ts'

/**
 * No scripts, nothing from elsewhere, no frames. `form-action` is left out on purpose: browsers apply it to the
 * redirect to the app that follows a form.
 */
const CONTENT_SECURITY_POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'; frame-ancestors 'none'"

/** The same for the page that asks for a passkey, whose script is a file of ours. */
const WITH_SCRIPT = `${CONTENT_SECURITY_POLICY}; script-src 'self'`

/** Headers of whatever a browser shows from here, the provider's own pages included (SMART.md AUTHZ-31, AUTHZ-32). */
const PAGE_HEADERS = {
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
} as const

/** Headers of the pages we write ourselves. */
export function ownPageHeaders(language: Language) {
  return {
    ...PAGE_HEADERS,
    'Content-Language': language,
    'Content-Security-Policy': CONTENT_SECURITY_POLICY,
    'Content-Type': 'text/html; charset=utf-8',
  }
}

/** Sets the headers every answer to a browser has here. */
export function pageHeaders(_req: Request, res: Response, next: NextFunction): void {
  res.set(PAGE_HEADERS)
  next()
}

/** How a page is sent, besides as it is. */
export interface PageAnswer {
  language: Language
  /** @default 200 */
  status?: number
  /** Does it carry a script of ours? @default false */
  hasScript?: boolean
}

/** Sends one of our pages. */
export function sendPage(res: Response, page: Html, how: PageAnswer): void {
  const { hasScript = false, language, status = 200 } = how
  res.status(status).set(ownPageHeaders(language))
  if (hasScript) res.set('Content-Security-Policy', WITH_SCRIPT)
  res.send(page.text)
}
