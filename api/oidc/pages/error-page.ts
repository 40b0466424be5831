import type { ErrorOut, KoaContextWithOIDC } from 'oidc-provider'
import type { AuthorizationServerOptions } from '../options.ts'
import { requestIdOf } from '../request-context.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import { OWN_PAGE_HEADERS } from './send-page.ts'

/** What went wrong, in words a person can do something with. */
const EXPLANATIONS: Readonly<Record<string, string>> = {
  invalid_client:
    'The app is not known here, or it may not be used at present. Nothing was shared with it.',
  invalid_redirect_uri:
    'The app wants to be answered at an address it did not register. To protect you, nothing was sent there.',
  invalid_request: 'The app sent a request that cannot be understood. Nothing was shared with it.',
  server_error: 'Something went wrong on our side. Nothing was shared.',
}

const SESSION_GONE =
  'This page has expired, was opened in another browser, or the browser blocked its cookie, as private windows do for pages inside another site. Go back to the app and start again, in a window of its own.'

/** Shows an error that must not be sent to the app, because nobody knows whether the address is the app’s. */
export function renderProviderError(options: AuthorizationServerOptions) {
  return async (ctx: KoaContextWithOIDC, out: ErrorOut, error: Error): Promise<void> => {
    ctx.set(OWN_PAGE_HEADERS)
    const isExpired = error.name === 'SessionNotFound'
    ctx.body = errorPage(options, {
      explanation: isExpired ? SESSION_GONE : explain(out.error),
      code: out.error,
      requestId: requestIdOf(ctx.req),
    }).text
  }
}

/** Writes the error page. The code and the request id are for those who are asked for help. */
export function errorPage(
  options: AuthorizationServerOptions,
  facts: { explanation: string; code: string; requestId: string },
): Html {
  return layout(options, {
    title: 'This did not work',
    content: html`<h1 class="gh-title">This did not work</h1>
<p class="gh-lead">${facts.explanation}</p>
<dl class="gh-facts"><div><dt>Kind of error</dt><dd class="gh-mono">${facts.code}</dd></div>
<div><dt>Request</dt><dd class="gh-mono">${facts.requestId}</dd></div></dl>
<p class="gh-actions"><a class="gh-button gh-button-secondary" href="${options.urls.base}/">To the gallery</a></p>`,
  })
}

/** The words for a page that has expired. */
export function sessionGonePage(options: AuthorizationServerOptions, requestId: string): Html {
  return errorPage(options, { explanation: SESSION_GONE, code: 'invalid_request', requestId })
}

function explain(code: string): string {
  return (
    EXPLANATIONS[code] ?? 'The request of the app cannot be answered. Nothing was shared with it.'
  )
}
