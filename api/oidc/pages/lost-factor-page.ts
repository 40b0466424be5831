import { FACTOR_RESET_DAYS } from '../../../schema/vocabulary/second-factor.ts'
import { type Html, html } from './html.ts'
import { layout, notice, supportLink } from './layout.ts'
import { longDay, type PageOptions } from './page-options.ts'
import { otherActions, type SecondFactorFacts } from './second-factor-page.ts'
import { pleaseWait } from './sign-in-page.ts'

type Facts = Pick<SecondFactorFacts, 'action' | 'appName' | 'email'>

/** Explains the way back for somebody who lost every second factor, and takes the request. */
export function lostFactorForm(
  options: PageOptions,
  { action, appName, email, retryAfterSeconds }: Facts & { retryAfterSeconds?: number },
): Html {
  const { pieces, t } = options
  const hospital = options.organization.name
  return layout(options, {
    title: t('When everything is lost'),
    content: html`<h1 class="gh-title">${t('When everything is lost')}</h1>
<p class="gh-lead">${pieces(
      'You are signing in as {{email}}, and have neither your authenticator app, nor a passkey, nor a recovery code.',
      { email: html`<strong>${email}</strong>` },
    )}</p>
${retryAfterSeconds !== undefined && notice('danger', t('Too many requests'), pleaseWait(options, retryAfterSeconds))}
<p>${t('{{hospital}} can remove your second factors. Somebody there makes sure who you are first:', { hospital })}</p>
<ol class="gh-stack gh-steps">
<li>${t('You ask for it here. We mail you that you did.')}</li>
<li>${t('An administrator gets in touch with you by a way the hospital knew before, and checks who you are. For people who decide about apps, a second administrator confirms it.')}</li>
<li>${t('Your second factors are removed and you are signed out everywhere. You sign in with your password and set up a new one.')}</li>
</ol>
<p>${t('The request ends by itself after {{days}} days, and when you sign in with a second factor or choose a new password.', { days: FACTOR_RESET_DAYS })}</p>
<form method="post" action="${action}" class="gh-stack">
<div class="gh-actions"><button class="gh-button" type="submit" name="action" value="lost">${t('Ask for it')}</button>
${otherActions(options, appName)}</div>
</form>
${backToCode(options, action)}`,
  })
}

/** Says that the request is recorded; the same whether it is new or was open already. */
export function lostFactorRecorded(
  options: PageOptions,
  { action, appName, email, expiresAt }: Facts & { expiresAt: Date },
): Html {
  const { language, pieces, t } = options
  const hospital = options.organization.name
  const day = longDay(language, expiresAt)
  const next = pieces(
    'We wrote to {{email}}. Somebody gets in touch with you to check who you are; nobody will ask for your password.',
    { email: html`<strong>${email}</strong>` },
  )
  return layout(options, {
    title: t('Your request is recorded'),
    isOnce: true,
    content: html`<h1 class="gh-title">${t('Your request is recorded')}</h1>
${notice('done', t('{{hospital}} knows that you lost your second factors', { hospital }), html`${next}`)}
<p>${pieces('The request waits until {{day}}. If it is urgent, write to {{address}}.', {
      day,
      address: supportLink(options),
    })}</p>
<form method="post" action="${action}" class="gh-actions">${otherActions(options, appName)}</form>
${backToCode(options, action)}`,
  })
}

function backToCode({ t }: PageOptions, action: string): Html {
  return html`<p class="gh-small"><a href="${action}">${t('I found one: back to the code')}</a></p>`
}
