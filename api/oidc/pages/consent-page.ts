import type { RiskTier } from '../../../schema/vocabulary/registration.ts'
import { describeScope } from '../../../schema/vocabulary/scope-description.ts'
import type { AppOnConsentPage } from '../../queries/access/consent-page.ts'
import type { ConsentChoice, ConsentChoices } from '../consent-choices.ts'
import { type AuthorizationServerOptions, mountPathOf } from '../options.ts'
import { type Html, html } from './html.ts'
import { appHeading, layout, notice } from './layout.ts'

/** Why a decision was not accepted. */
export type ConsentFault = 'NOT_ACKNOWLEDGED' | 'NOTHING_TICKED'

/** What the consent page shows. */
export interface ConsentFacts {
  action: string
  app: AppOnConsentPage
  choices: ConsentChoices
  personName: string
  /** The patient a member of staff chose; undefined for a patient. */
  patientName: string | undefined
  isOwnRecord: boolean
  /** The person allowed this app before its maker declined the attestation. */
  isDeclinedSince: boolean
  fault?: ConsentFault | undefined
  /** What was ticked the last time; everything is, at first. */
  ticked?: ReadonlySet<string> | undefined
}

/** Writes the consent page: who asks, for what, why, for how long, and whether it writes (R210). */
export function consentForm(options: AuthorizationServerOptions, facts: ConsentFacts): Html {
  const { action, app, choices, fault, personName } = facts
  const iconUrl = app.iconId ? `${options.urls.base}/icons/${app.iconId}.png` : undefined
  return layout(options, {
    title: `Allow ${app.name}?`,
    content: html`${appHeading({ name: app.name, vendorName: app.vendorName, iconUrl })}
<h1 class="gh-title">${app.name} asks for access to ${recordWords(facts)}</h1>
${app.shortDescription && html`<p class="gh-lead">${app.shortDescription}</p>`}
${fault && faultNotice(fault)}
<form method="post" action="${action}" class="gh-stack">
${choices.groups.map((group) => groupOf(group, facts))}
${choices.lasting.length > 0 && lastingGroup(facts)}
${impliedList(facts)}
${duration(facts)}
${app.attestationAnswer === 'DECLINED' && attestationWarning(facts)}
<div class="gh-actions">
<button class="gh-button" type="submit" name="action" value="allow">Allow</button>
<button class="gh-button gh-button-secondary" type="submit" name="action" value="cancel" formnovalidate>Cancel</button>
</div>
</form>
<p class="gh-small gh-muted">You are signed in as ${personName}.
<a href="${mountPathOf(options)}/session/end">Not you?</a></p>
${links(app)}`,
  })
}

function recordWords({ choices, isOwnRecord, patientName }: ConsentFacts): Html {
  if (patientName) return html`the record of ${patientName}`
  if (choices.groups.length === 0) return html`your identity`
  return isOwnRecord ? html`your record` : html`health records`
}

const TIER_WORDS: Readonly<Record<RiskTier, string>> = {
  CRITICAL: 'Most sensitive',
  HIGH: 'Sensitive',
  MODERATE: 'Health information',
  LOW: 'General information',
}

function groupOf(
  { choices, tier }: { tier: RiskTier; choices: ConsentChoice[] },
  { ticked }: ConsentFacts,
): Html {
  return html`<fieldset class="gh-choices"><legend>${TIER_WORDS[tier]}</legend>
${choices.map((choice) => resourceChoice(choice, ticked))}</fieldset>`
}

function resourceChoice(choice: ConsentChoice, ticked: ReadonlySet<string> | undefined): Html {
  const { detail, parts, purpose, scope, sentence } = choice
  return html`${checkbox({
    scope,
    isTicked: ticked?.has(scope) ?? true,
    title: sentence,
    detail: html`${detail}
${purpose && html`<br>Why: ${purpose}`}`,
  })}
${
  parts.length > 0 &&
  html`<details class="gh-details"><summary>Allow only a part of it</summary>
<p class="gh-hint">Take the tick off above, and choose here what the app may see.</p>
${parts.map((part) =>
  checkbox({ scope: part.scope, isTicked: ticked?.has(part.scope) ?? false, title: part.sentence }),
)}</details>`
}`
}

function lastingGroup({ choices, ticked }: ConsentFacts): Html {
  return html`<fieldset class="gh-choices"><legend>How long</legend>
${choices.lasting.map(({ detail, scope, sentence }) =>
  checkbox({
    scope,
    isTicked: ticked?.has(scope) ?? true,
    title: sentence,
    detail: html`${detail}`,
  }),
)}</fieldset>`
}

interface Checkbox {
  scope: string
  isTicked: boolean
  title: string
  detail?: Html
}

function checkbox({ detail, isTicked, scope, title }: Checkbox): Html {
  return html`<label class="gh-choice"><input type="checkbox" name="scope" value="${scope}" ${isTicked && html`checked`}>
<span class="gh-choice-text"><span class="gh-choice-title">${title}</span>
${detail && html`<span class="gh-choice-detail">${detail}</span>`}</span></label>`
}

function impliedList({ choices, isOwnRecord }: ConsentFacts): Html {
  const audience = isOwnRecord ? 'patient' : 'professional'
  const words = choices.implied.map((scope) => describeScope(scope, audience).sentence)
  if (words.length === 0) return html``
  return html`<section class="gh-stack-tight"><h2 class="gh-subheading">With it, the app can always</h2>
<div class="gh-prose gh-small"><ul>${words.map((sentence) => html`<li>${sentence}</li>`)}</ul></div></section>`
}

function duration({ choices }: ConsentFacts): Html {
  const lasting = choices.lasting.some(({ scope }) => scope === 'offline_access')
  return html`<p class="gh-small gh-muted">${choices.writes ? 'The app can change the record.' : 'The app cannot change the record.'}
${lasting ? 'If it stays connected, it keeps its access until you take it back.' : 'Its access ends when you stop using it.'}
You can take it back at any time under “My apps”; the app is cut off at once.</p>`
}

/** R085: the person is told of the risk, and decides knowing it. Declining to attest is no reason to hide an app (R082). */
function attestationWarning({ fault, isDeclinedSince }: ConsentFacts): Html {
  const isMissing = fault === 'NOT_ACKNOWLEDGED'
  return html`<section class="gh-notice gh-notice-warning"><div class="gh-stack-tight">
<p class="gh-notice-title">The maker of this app did not agree to our privacy promise</p>
${
  isDeclinedSince &&
  html`<p>This is new: you allowed the app before, and its maker has changed the answer since.</p>`
}
<p>They did not promise to protect your data the way we ask app makers to: they may use, sell or share it. What happens
to it there, we cannot control.</p>
<label class="gh-choice"><input type="checkbox" name="acknowledged" value="yes" required ${isMissing && html`aria-invalid="true"`}>
<span class="gh-choice-text"><span class="gh-choice-title">I have read this and want to go on</span></span></label>
</div></section>`
}

function faultNotice(fault: ConsentFault): Html {
  switch (fault) {
    case 'NOT_ACKNOWLEDGED':
      return notice(
        'danger',
        'One more thing',
        'Confirm that you have read the warning, or cancel.',
      )
    case 'NOTHING_TICKED':
      return notice('danger', 'Nothing is ticked', 'Tick what the app may see, or cancel.')
  }
}

function links({ privacyPolicyUrl, termsUrl, vendorName, vendorWebsite }: AppOnConsentPage): Html {
  const known: (readonly [string, string | null])[] = [
    ['Privacy policy', privacyPolicyUrl],
    ['Terms of use', termsUrl],
    [vendorName, vendorWebsite],
  ]
  const shown = known.flatMap(([label, url]) =>
    url && /^https?:/.test(url) ? [{ label, url }] : [],
  )
  return html`<p class="gh-small gh-row">${shown.map(
    ({ label, url }) => html`<a href="${url}" rel="noopener noreferrer">${label}</a> `,
  )}</p>`
}
