import type { KoaContextWithOIDC } from 'oidc-provider'
import type { AuthorizationServerOptions } from '../options.ts'
import { Html, html } from './html.ts'
import { layout } from './layout.ts'
import { pageOptions } from './page-options.ts'
import { ownPageHeaders } from './send-page.ts'

/** Asks before signing out, so that no other site can do it in somebody’s name. `form` is the provider’s own. */
export function renderSignOut(options: AuthorizationServerOptions) {
  return async (ctx: KoaContextWithOIDC, form: string): Promise<void> => {
    const page = pageOptions(options, ctx.req, ctx.query.ui_locales)
    const { t } = page
    ctx.set(ownPageHeaders(page.language))
    ctx.body = layout(page, {
      title: t('Sign out'),
      content: html`<h1 class="gh-title">${t('Sign out of {{name}}?', { name: options.organization.name })}</h1>
<p>${t('Apps that stay connected only while you are signed in are disconnected as well.')}</p>
${new Html(form)}
<div class="gh-actions">
<button class="gh-button" type="submit" form="op.logoutForm" name="logout" value="yes">${t('Sign out')}</button>
<button class="gh-button gh-button-secondary" type="submit" form="op.logoutForm">${t('Stay signed in')}</button>
</div>`,
    }).text
  }
}

/** Says that it is done, when there is no other page to go to. */
export function renderSignedOut(options: AuthorizationServerOptions) {
  return async (ctx: KoaContextWithOIDC): Promise<void> => {
    const page = pageOptions(options, ctx.req, ctx.query.ui_locales)
    const { t } = page
    ctx.set(ownPageHeaders(page.language))
    ctx.body = layout(page, {
      title: t('Signed out'),
      content: html`<h1 class="gh-title">${t('You are signed out')}</h1>
<p class="gh-lead">${t('You can close this window.')}</p>
<p class="gh-actions"><a class="gh-button gh-button-secondary" href="${options.urls.base}/">${t('To the gallery')}</a></p>`,
    }).text
  }
}
