import { FACTOR_RESET_DAYS } from '../../../schema/vocabulary/second-factor.ts'
import type { AuthorizationServerOptions } from '../options.ts'
import { type Html, html } from './html.ts'
import { layout, notice } from './layout.ts'
import { otherActions, type SecondFactorFacts } from './second-factor-page.ts'
import { inMinutes } from './sign-in-page.ts'

type Facts = Pick<SecondFactorFacts, 'action' | 'appName' | 'email'>

/** Explains the way back for somebody who lost every second factor, and takes the request. */
export function lostFactorForm(
  options: AuthorizationServerOptions,
  { action, appName, email, retryAfterSeconds }: Facts & { retryAfterSeconds?: number },
): Html {
  const { name } = options.organization
  return layout(options, {
    title: 'When everything is lost',
    content: html`<h1 class="gh-title">When everything is lost</h1>
<p class="gh-lead">You are signing in as <strong>${email}</strong>, and have neither your authenticator app, nor a passkey, nor a recovery code.</p>
${retryAfterSeconds !== undefined && notice('danger', 'Too many requests', `For your protection, wait ${inMinutes(retryAfterSeconds)} and try again.`)}
<p>${name} can remove your second factors. Somebody there makes sure who you are first:</p>
<ol class="gh-stack gh-steps">
<li>You ask for it here. We mail you that you did.</li>
<li>An administrator gets in touch with you by a way the hospital knew before, and checks who you are. For people who decide about apps, a second administrator confirms it.</li>
<li>Your second factors are removed and you are signed out everywhere. You sign in with your password and set up a new one.</li>
</ol>
<p>The request ends by itself after ${FACTOR_RESET_DAYS} days, and when you sign in with a second factor or choose a new password.</p>
<form method="post" action="${action}" class="gh-stack">
<div class="gh-actions"><button class="gh-button" type="submit" name="action" value="lost">Ask for it</button>
${otherActions(appName)}</div>
</form>
${backToCode(action)}`,
  })
}

/** Says that the request is recorded; the same whether it is new or was open already. */
export function lostFactorRecorded(
  options: AuthorizationServerOptions,
  { action, appName, email, expiresAt }: Facts & { expiresAt: Date },
): Html {
  const { name, settings } = options.organization
  const day = expiresAt.toLocaleDateString('en', { dateStyle: 'long', timeZone: 'UTC' })
  return layout(options, {
    title: 'Your request is recorded',
    content: html`<h1 class="gh-title">Your request is recorded</h1>
${notice('done', `${name} knows that you lost your second factors`, html`We wrote to <strong>${email}</strong>. Somebody gets in touch with you to check who you are; nobody will ask for your password.`)}
<p>The request waits until ${day}. If it is urgent, write to
<a href="mailto:${settings.supportEmail}">${settings.supportEmail}</a>.</p>
<form method="post" action="${action}" class="gh-actions">${otherActions(appName)}</form>
${backToCode(action)}`,
  })
}

function backToCode(action: string): Html {
  return html`<p class="gh-small"><a href="${action}">I found one: back to the code</a></p>`
}
