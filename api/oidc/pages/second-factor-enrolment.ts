import { Html, html } from './html.ts'
import { layout, notice } from './layout.ts'
import type { PageOptions } from './page-options.ts'
import { otherActions, type SecondFactorFacts } from './second-factor-page.ts'

/** What the page shows that sets up an authenticator app. */
export interface EnrolmentFacts extends Pick<SecondFactorFacts, 'action' | 'appName' | 'email'> {
  /** Base32, for those who type. */
  secret: string
  /** The otpauth address as a picture, drawn by us. */
  qrSvg: string
  fault?: string | undefined
}

/** Has somebody set up an authenticator app before they go on. Needs no scripts. */
export function secondFactorEnrolment(
  options: PageOptions,
  { action, appName, email, secret, qrSvg, fault }: EnrolmentFacts,
): Html {
  const { known, t } = options
  return layout(options, {
    title: t('Set up a second factor'),
    content: html`<h1 class="gh-title">${t('Set up a second factor')}</h1>
<p class="gh-lead">${options.pieces(
      '{{hospital}} asks people who decide about apps to sign in with a second factor. You are {{email}}; this takes a minute, once.',
      { hospital: options.organization.name, email: html`<strong>${email}</strong>` },
    )}</p>
${fault && notice('danger', t('That did not work'), known(fault))}
<ol class="gh-stack gh-steps">
<li>${t('Open an authenticator app on your phone. Any will do.')}</li>
<li>${t('Scan this picture with it, or type the key below.')}
<div class="gh-qr" role="img" aria-label="${t('QR code for your authenticator app')}">${new Html(qrSvg)}</div>
<p class="gh-mono gh-break">${(secret.match(/.{1,4}/g) ?? []).join(' ')}</p></li>
<li>${t('Enter the six digits the app shows.')}</li>
</ol>
<form method="post" action="${action}" class="gh-stack">
<div class="gh-field"><label class="gh-label" for="code">${t('Code')}</label>
<input class="gh-input gh-mono" id="code" name="code" inputmode="numeric" autocomplete="one-time-code" required maxlength="10" ${fault ? html`aria-invalid="true"` : ''}></div>
<div class="gh-actions"><button class="gh-button" type="submit">${t('Turn it on')}</button>
${otherActions(options, appName)}</div>
</form>`,
  })
}

/** Shows the recovery codes, this once; `returnTo` goes on with the sign-in. */
export function recoveryCodesPage(
  options: PageOptions,
  codes: readonly string[],
  returnTo: string,
): Html {
  const { t } = options
  return layout(options, {
    title: t('Your recovery codes'),
    isOnce: true,
    content: html`<h1 class="gh-title">${t('Your recovery codes')}</h1>
<p class="gh-lead">${t('Keep them where you will find them without your phone. Each one signs you in once, in place of a code.')}</p>
${notice('warning', t('Shown once, never again'), t('Copy or print them now. We keep only fingerprints of them.'))}
<ul class="gh-codes">${codes.map((code) => html`<li class="gh-mono">${code}</li>`)}</ul>
<p class="gh-actions"><a class="gh-button" href="${returnTo}">${t('I have saved them')}</a></p>`,
  })
}
