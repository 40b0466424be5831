import type { KoaContextWithOIDC } from 'oidc-provider'
import type { AuthorizationServerOptions } from '../options.ts'
import { Html, html } from './html.ts'
import { layout } from './layout.ts'
import { OWN_PAGE_HEADERS } from './send-page.ts'

/** Asks before signing out, so that no other site can do it in somebody’s name. `form` is the provider’s own. */
export function renderSignOut(options: AuthorizationServerOptions) {
  return async (ctx: KoaContextWithOIDC, form: string): Promise<void> => {
    ctx.set(OWN_PAGE_HEADERS)
    ctx.body = layout(options, {
      title: 'Sign out',
      content: html`<h1 class="gh-title">Sign out of ${options.organization.name}?</h1>
<p>Apps that stay connected only while you are signed in are disconnected as well.</p>
${new Html(form)}
<div class="gh-actions">
<button class="gh-button" type="submit" form="op.logoutForm" name="logout" value="yes">Sign out</button>
<button class="gh-button gh-button-secondary" type="submit" form="op.logoutForm">Stay signed in</button>
</div>`,
    }).text
  }
}

/** Says that it is done, when there is no other page to go to. */
export function renderSignedOut(options: AuthorizationServerOptions) {
  return async (ctx: KoaContextWithOIDC): Promise<void> => {
    ctx.set(OWN_PAGE_HEADERS)
    ctx.body = layout(options, {
      title: 'Signed out',
      content: html`<h1 class="gh-title">You are signed out</h1>
<p class="gh-lead">You can close this window.</p>
<p class="gh-actions"><a class="gh-button gh-button-secondary" href="${options.urls.base}/">To the gallery</a></p>`,
    }).text
  }
}
