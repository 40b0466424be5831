import type { SignInRefusal } from '../../commands/access/sign-in.ts'
import type { AuthorizationServerOptions } from '../options.ts'
import { type Html, html } from './html.ts'
import { layout, notice } from './layout.ts'

/** What the sign-in page shows. */
export interface SignInFacts {
  /** Where the form goes. */
  action: string
  /** The app that waits; undefined for our own pages. */
  appName: string | undefined
  email: string
  /** Can people create accounts themselves? */
  hasSignUp: boolean
  refusal?: SignInRefusal | undefined
}

/** Writes the sign-in page. A refusal never says whether the address is known. */
export function signInForm(options: AuthorizationServerOptions, facts: SignInFacts): Html {
  const { action, appName, email, hasSignUp, refusal } = facts
  return layout(options, {
    title: 'Sign in',
    content: html`<h1 class="gh-title">Sign in</h1>
<p class="gh-lead">${appName ? html`Sign in to go on to <strong>${appName}</strong>.` : html`Sign in to ${options.organization.name}.`}</p>
${refusal && refusalNotice(options, refusal)}
<form method="post" action="${action}" class="gh-stack">
<div class="gh-field"><label class="gh-label" for="email">Email address</label>
<input class="gh-input" id="email" name="email" type="email" autocomplete="username" required maxlength="254" value="${email}" ${email ? '' : html`autofocus`}></div>
<div class="gh-field"><label class="gh-label" for="password">Password</label>
<input class="gh-input" id="password" name="password" type="password" autocomplete="current-password" required maxlength="200" ${email ? html`autofocus` : ''}></div>
<div class="gh-actions"><button class="gh-button" type="submit" name="action" value="sign-in">Sign in</button>
${appName && html`<button class="gh-button gh-button-secondary" type="submit" name="action" value="cancel" formnovalidate>Cancel</button>`}</div>
</form>
<p class="gh-small"><a href="${options.urls.base}/portal/forgot">Forgotten your password?</a></p>
${hasSignUp && html`<p class="gh-small">No account yet? <a href="${options.urls.base}/portal/sign-up">Create one</a>.</p>`}`,
  })
}

function refusalNotice(options: AuthorizationServerOptions, refusal: SignInRefusal): Html {
  switch (refusal.kind) {
    case 'MISMATCH':
      return notice('danger', 'That did not work', 'The email address or the password is wrong.')
    case 'THROTTLED':
      return notice(
        'danger',
        'Too many attempts',
        `For your protection, wait ${inMinutes(refusal.retryAfterSeconds)} and try again.`,
      )
    case 'UNVERIFIED':
      return notice(
        'warning',
        'Your email address is not confirmed yet',
        html`Open the link in the mail we sent you.
<a href="${options.urls.base}/portal/sign-up/resend">Send the mail again</a>`,
      )
  }
}

/** Seconds as people say them. */
export function inMinutes(seconds: number): string {
  const minutes = Math.ceil(seconds / 60)
  return minutes === 1 ? 'one minute' : `${minutes} minutes`
}
