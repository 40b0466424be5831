import type { SecondFactorRefusal } from '../../commands/access/verify-second-factor.ts'
import { type Html, html } from './html.ts'
import { layout, notice } from './layout.ts'
import type { PageOptions } from './page-options.ts'
import { pleaseWait } from './sign-in-page.ts'

/** What the page after the password shows. */
export interface SecondFactorFacts {
  /** Where the form goes. */
  action: string
  /** The app that waits; undefined for our own pages. */
  appName: string | undefined
  email: string
  /** What the browser needs to sign with a passkey, as JSON; undefined for who has none. */
  passkeyOptions?: string | undefined
  refusal?: SecondFactorRefusal | undefined
}

/** Asks for a code or a passkey. Codes work without scripts; the button for passkeys appears with them. */
export function secondFactorForm(
  options: PageOptions,
  { action, appName, email, passkeyOptions, refusal }: SecondFactorFacts,
): Html {
  const { pieces, t } = options
  return layout(options, {
    title: t('Confirm that it is you'),
    script: passkeyOptions === undefined ? undefined : options.passkeyScriptUrl,
    content: html`<h1 class="gh-title">${t('Confirm that it is you')}</h1>
<p class="gh-lead">${pieces('You are signing in as {{email}}.', { email: html`<strong>${email}</strong>` })}</p>
${refusal && refusalNotice(options, refusal)}
${passkeyOptions !== undefined && passkeyForm(options, action, passkeyOptions)}
<form method="post" action="${action}" class="gh-stack">
<div class="gh-field"><label class="gh-label" for="code">${t('Code')}</label>
<p class="gh-hint" id="code-hint">${t('The six digits your authenticator app shows now, or one of your recovery codes.')}</p>
<input class="gh-input gh-mono" id="code" name="code" autocomplete="one-time-code" autocapitalize="none" spellcheck="false" required maxlength="30" aria-describedby="code-hint" ${refusal?.kind === 'WRONG' ? html`aria-invalid="true"` : ''} ${passkeyOptions === undefined ? html`autofocus` : ''}></div>
<div class="gh-actions"><button class="gh-button" type="submit">${t('Continue')}</button>
${otherActions(options, appName)}</div>
</form>
<p class="gh-small"><a href="${action}?lost">${t('I have none of these')}</a></p>`,
  })
}

/** The ways out of the second step. */
export function otherActions({ t }: PageOptions, appName: string | undefined): Html {
  return html`<button class="gh-button gh-button-secondary" type="submit" name="action" value="other" formnovalidate>${t('Sign in as somebody else')}</button>
${appName && html`<button class="gh-button gh-button-quiet" type="submit" name="action" value="cancel" formnovalidate>${t('Cancel')}</button>`}`
}

/** Hidden until the script finds that the browser knows passkeys. */
function passkeyForm({ t }: PageOptions, action: string, passkeyOptions: string): Html {
  return html`<form method="post" action="${action}" class="gh-stack" id="passkey-form" data-passkey-options="${passkeyOptions}" data-fault="${t('The browser did not get a passkey. Try again, or enter a code below.')}" hidden>
<input type="hidden" name="passkey" value="">
<div class="gh-actions"><button class="gh-button" type="submit">${t('Use a passkey')}</button></div>
<p class="gh-error" role="alert" id="passkey-fault"></p>
<p class="gh-small gh-muted">${t('Or enter a code:')}</p>
</form>`
}

function refusalNotice(options: PageOptions, refusal: SecondFactorRefusal): Html {
  const { t } = options
  switch (refusal.kind) {
    case 'WRONG':
      return notice(
        'danger',
        t('That did not work'),
        t('The code is wrong, or was used already. Wait for the next one, or use a recovery code.'),
      )
    case 'THROTTLED':
      return notice(
        'danger',
        t('Too many attempts'),
        pleaseWait(options, refusal.retryAfterSeconds),
      )
  }
}
