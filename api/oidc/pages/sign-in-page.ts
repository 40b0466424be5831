import { plural } from '../../../schema/vocabulary/words.ts'
import type { SignInRefusal } from '../../commands/access/sign-in.ts'
import { faceText } from '../../queries/platform/hospital-face.ts'
import { type Html, html } from './html.ts'
import { layout, notice } from './layout.ts'
import { type PageOptions, providerName } from './page-options.ts'

/** What the sign-in page shows. */
export interface SignInFacts {
  /** Where the form goes. */
  action: string
  /** The app that waits; undefined for our own pages. */
  appName: string | undefined
  email: string
  /** Can people create accounts themselves? */
  hasSignUp: boolean
  /** The hospital's own provider, as people know it; undefined where there is none. */
  provider?: string | undefined
  /** Is the provider waiting to be linked with the account that signs in now? */
  isLinking?: boolean
  refusal?: SignInRefusal | undefined
}

/** Writes the sign-in page. A refusal never says whether the address is known. */
export function signInForm(options: PageOptions, facts: SignInFacts): Html {
  const { pieces, t } = options
  const { action, appName, email, hasSignUp, refusal } = facts
  const base = `${options.urls.base}/portal`
  const signInNotice = faceText(options.organization, 'signInNotice', options.language)
  const lead = appName
    ? pieces('Sign in to go on to {{app}}.', { app: html`<strong>${appName}</strong>` })
    : t('Sign in to {{hospital}}.', { hospital: options.organization.name })
  return layout(options, {
    title: t('Sign in'),
    content: html`<h1 class="gh-title">${t('Sign in')}</h1>
<p class="gh-lead">${lead}</p>
${signInNotice && html`<p class="gh-words">${signInNotice}</p>`}
${refusal && refusalNotice(options, facts, refusal)}
${facts.provider && providerForm(options, { ...facts, provider: facts.provider })}
<form method="post" action="${action}" class="gh-stack">
<div class="gh-field"><label class="gh-label" for="email">${t('Email address')}</label>
<input class="gh-input" id="email" name="email" type="email" autocomplete="username" required maxlength="254" value="${email}" ${email ? '' : html`autofocus`}></div>
<div class="gh-field"><label class="gh-label" for="password">${t('Password')}</label>
<input class="gh-input" id="password" name="password" type="password" autocomplete="current-password" required maxlength="200" ${email ? html`autofocus` : ''}></div>
<div class="gh-actions"><button class="gh-button" type="submit" name="action" value="sign-in">${t('Sign in')}</button>
${appName && html`<button class="gh-button gh-button-secondary" type="submit" name="action" value="cancel" formnovalidate>${t('Cancel')}</button>`}</div>
</form>
<p class="gh-small"><a href="${base}/forgot">${t('Forgotten your password?')}</a></p>
${hasSignUp && html`<p class="gh-small">${t('No account yet?')} <a href="${base}/sign-up">${t('Create one')}</a>.</p>`}`,
  })
}

/** The provider first: most people of a hospital have an account there. A form of its own, so that Return never sends it. */
function providerForm(
  options: PageOptions,
  { action, isLinking, provider: label }: SignInFacts & { provider: string },
): Html {
  const { t } = options
  const provider = providerName(options, label)
  if (isLinking) {
    return notice(
      'warning',
      t('Link your account'),
      t('Sign in with your Gatehouse account once. From then on, {{provider}} opens it as well.', {
        provider,
      }),
    )
  }
  return html`<form method="post" action="${action}" class="gh-stack">
<div class="gh-actions"><button class="gh-button" type="submit" name="action" value="provider">${t('Sign in with {{provider}}', { provider })}</button></div>
</form>
<h2 class="gh-subheading">${t('or with a Gatehouse account')}</h2>`
}

function refusalNotice(
  options: PageOptions,
  { provider = '' }: SignInFacts,
  refusal: SignInRefusal,
): Html {
  const { t } = options
  switch (refusal.kind) {
    case 'MISMATCH':
      return notice(
        'danger',
        t('That did not work'),
        t('The email address or the password is wrong.'),
      )
    case 'THROTTLED':
      return notice(
        'danger',
        t('Too many attempts'),
        pleaseWait(options, refusal.retryAfterSeconds),
      )
    case 'PROVIDER_ONLY':
      return notice(
        'warning',
        t('Sign in there: {{provider}}', { provider: providerName(options, provider) }),
        t('The hospital has its staff sign in there. Use the button below.'),
      )
    case 'UNVERIFIED':
      return notice(
        'warning',
        t('Your email address is not confirmed yet'),
        html`${t('Open the link in the mail we sent you.')}
<a href="${options.urls.base}/portal/sign-up/resend">${t('Send the mail again')}</a>`,
      )
  }
}

/** Asks for patience, in seconds as people say them. */
export function pleaseWait({ language, t }: PageOptions, seconds: number): string {
  const count = Math.ceil(seconds / 60)
  const words = { one: t('one minute'), other: t('{{count}} minutes', { count }) }
  const minutes = plural(language, count, words)
  return t('For your protection, wait {{minutes}} and try again.', { minutes })
}
