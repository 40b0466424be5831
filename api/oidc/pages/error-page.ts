import type { ErrorOut, KoaContextWithOIDC } from 'oidc-provider'
import { type AuthorizationServerOptions, mountPathOf } from '../options.ts'
import { requestIdOf } from '../request-context.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import { type PageOptions, type PlainSentence, pageOptions } from './page-options.ts'
import { redirectMismatch } from './redirect-mismatch.ts'
import { ownPageHeaders } from './send-page.ts'

/** What went wrong, in words a person can do something with. */
const EXPLANATIONS: Readonly<Record<string, PlainSentence>> = {
  invalid_client:
    'The app is not known here, or it may not be used at present. Nothing was shared with it.',
  invalid_redirect_uri:
    'The app wants to be answered at an address it did not register. To protect you, nothing was sent there.',
  invalid_request: 'The app sent a request that cannot be understood. Nothing was shared with it.',
  server_error: 'Something went wrong on our side. Nothing was shared.',
}

const SESSION_GONE =
  'This page has expired, was opened in another browser, or the browser blocked its cookie, as private windows do for pages inside another site. Go back to the app and start again, in a window of its own.'

/** Where a person wants to leave, and is still signed in when it fails. */
const SIGN_OUT_ROUTES: ReadonlySet<string | undefined> = new Set([
  'end_session',
  'end_session_confirm',
])

const NOT_SIGNED_OUT =
  'The request to sign you out has expired or cannot be understood. Nothing has changed. You can sign out here.'

/** Shows an error that must not be sent to the app, because nobody knows whether the address is the app’s. */
export function renderProviderError(options: AuthorizationServerOptions) {
  return async (ctx: KoaContextWithOIDC, out: ErrorOut, error: Error): Promise<void> => {
    const page = pageOptions(options, ctx.req, ctx.query.ui_locales)
    ctx.set(ownPageHeaders(page.language))
    const isSigningOut = SIGN_OUT_ROUTES.has(ctx.oidc?.route) && out.error !== 'server_error'
    const isExpired = error.name === 'SessionNotFound'
    ctx.body = errorPage(page, {
      explanation: page.t(
        isSigningOut ? NOT_SIGNED_OUT : isExpired ? SESSION_GONE : explain(out.error),
      ),
      code: out.error,
      requestId: requestIdOf(ctx.req),
      detail: redirectMismatch(page, ctx, out.error),
      signOutUrl: isSigningOut ? `${mountPathOf(options)}/session/end` : undefined,
    }).text
  }
}

/** What an error page says. */
interface ErrorFacts {
  explanation: string
  code: string
  requestId: string
  detail?: Html | undefined
  /** Where to sign out all the same; undefined where nobody wanted to. */
  signOutUrl?: string | undefined
}

/** Writes the error page. The code and the request id are for those who are asked for help. */
export function errorPage(options: PageOptions, facts: ErrorFacts): Html {
  const { signOutUrl } = facts
  const { t, urls } = options
  return layout(options, {
    title: t('This did not work'),
    content: html`<h1 class="gh-title">${t('This did not work')}</h1>
<p class="gh-lead">${facts.explanation}</p>
${facts.detail}
<dl class="gh-facts"><div><dt>${t('Kind of error')}</dt><dd class="gh-mono">${facts.code}</dd></div>
<div><dt>${t('Request number')}</dt><dd class="gh-mono">${facts.requestId}</dd></div></dl>
<p class="gh-actions">${signOutUrl && html`<a class="gh-button" href="${signOutUrl}">${t('Sign out')}</a>`}
<a class="gh-button gh-button-secondary" href="${urls.base}/">${t('To the gallery')}</a></p>`,
  })
}

/** The words for a page that has expired. */
export function sessionGonePage(options: PageOptions, requestId: string): Html {
  const explanation = options.t(SESSION_GONE)
  return errorPage(options, { explanation, code: 'invalid_request', requestId })
}

function explain(code: string): PlainSentence {
  return (
    EXPLANATIONS[code] ?? 'The request of the app cannot be answered. Nothing was shared with it.'
  )
}
