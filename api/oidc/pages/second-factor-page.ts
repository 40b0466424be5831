import type { SecondFactorRefusal } from '../../commands/access/verify-second-factor.ts'
import type { AuthorizationServerOptions } from '../options.ts'
import { type Html, html } from './html.ts'
import { layout, notice } from './layout.ts'
import { inMinutes } from './sign-in-page.ts'

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
  options: AuthorizationServerOptions,
  { action, appName, email, passkeyOptions, refusal }: SecondFactorFacts,
): Html {
  return layout(options, {
    title: 'Confirm that it is you',
    script: passkeyOptions === undefined ? undefined : options.passkeyScriptUrl,
    content: html`<h1 class="gh-title">Confirm that it is you</h1>
<p class="gh-lead">You are signing in as <strong>${email}</strong>.</p>
${refusal && refusalNotice(refusal)}
${passkeyOptions !== undefined && passkeyForm(action, passkeyOptions)}
<form method="post" action="${action}" class="gh-stack">
<div class="gh-field"><label class="gh-label" for="code">Code</label>
<p class="gh-hint" id="code-hint">The six digits your authenticator app shows now, or one of your recovery codes.</p>
<input class="gh-input gh-mono" id="code" name="code" autocomplete="one-time-code" autocapitalize="none" spellcheck="false" required maxlength="30" aria-describedby="code-hint" ${refusal?.kind === 'WRONG' ? html`aria-invalid="true"` : ''} ${passkeyOptions === undefined ? html`autofocus` : ''}></div>
<div class="gh-actions"><button class="gh-button" type="submit">Continue</button>
${otherActions(appName)}</div>
</form>
<p class="gh-small"><a href="${action}?lost">I have none of these</a></p>`,
  })
}

/** The ways out of the second step. */
export function otherActions(appName: string | undefined): Html {
  return html`<button class="gh-button gh-button-secondary" type="submit" name="action" value="other" formnovalidate>Sign in as somebody else</button>
${appName && html`<button class="gh-button gh-button-quiet" type="submit" name="action" value="cancel" formnovalidate>Cancel</button>`}`
}

/** Hidden until the script finds that the browser knows passkeys. */
function passkeyForm(action: string, options: string): Html {
  return html`<form method="post" action="${action}" class="gh-stack" id="passkey-form" data-passkey-options="${options}" hidden>
<input type="hidden" name="passkey" value="">
<div class="gh-actions"><button class="gh-button" type="submit">Use a passkey</button></div>
<p class="gh-error" role="alert" id="passkey-fault"></p>
<p class="gh-small gh-muted">Or enter a code:</p>
</form>`
}

function refusalNotice(refusal: SecondFactorRefusal): Html {
  switch (refusal.kind) {
    case 'WRONG':
      return notice(
        'danger',
        'That did not work',
        'The code is wrong, or was used already. Wait for the next one, or use a recovery code.',
      )
    case 'THROTTLED':
      return notice(
        'danger',
        'Too many attempts',
        `For your protection, wait ${inMinutes(refusal.retryAfterSeconds)} and try again.`,
      )
  }
}
