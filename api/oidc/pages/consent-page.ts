import type { ConsentDuration } from '../../../schema/vocabulary/consent-duration.ts'
import type { RiskTier } from '../../../schema/vocabulary/registration.ts'
import { describeScope } from '../../../schema/vocabulary/scope-description.ts'
import type { RepresentedPatient } from '../../domain/patient-access.ts'
import type { AppOnConsentPage } from '../../queries/access/consent-page.ts'
import type { ConsentChoice, ConsentChoices } from '../consent-choices.ts'
import { mountPathOf } from '../options.ts'
import { durationChoice } from './consent-duration.ts'
import { type Html, html } from './html.ts'
import { appHeading, layout, notice } from './layout.ts'
import type { PageOptions, PlainSentence } from './page-options.ts'

/** Why a decision was not accepted. */
export type ConsentFault = 'NOT_ACKNOWLEDGED' | 'NOTHING_TICKED' | 'DURATION_UNKNOWN'

/** What the consent page shows. */
export interface ConsentFacts {
  action: string
  app: AppOnConsentPage
  choices: ConsentChoices
  personName: string
  /** The patient a member of staff chose; undefined for a patient. */
  patientName: string | undefined
  isOwnRecord: boolean
  /** By which the person acts for the patient. */
  relation?: RepresentedPatient | undefined
  /** The person allowed this app before its maker declined the attestation. */
  isDeclinedSince: boolean
  fault?: ConsentFault | undefined
  /** What was ticked the last time; everything is, at first. */
  ticked?: ReadonlySet<string> | undefined
  /** For how long the last time; the shortest time that serves, at first. */
  duration?: ConsentDuration | undefined
}

/** Writes the consent page: who asks, for what, why, for how long, and whether it writes (R210). */
export function consentForm(options: PageOptions, facts: ConsentFacts): Html {
  const { t } = options
  const { action, app, choices, fault, personName } = facts
  const iconUrl = app.iconId ? `${options.urls.base}/icons/${app.iconId}.png` : undefined
  return layout(options, {
    title: t('Allow {{app}}?', { app: app.name }),
    content: html`${appHeading(options, { name: app.name, vendorName: app.vendorName, iconUrl })}
<h1 class="gh-title">${question(options, facts)}</h1>
${app.shortDescription && html`<p class="gh-lead">${app.shortDescription}</p>`}
${actingLine(options, facts)}
${fault && faultNotice(options, fault)}
<form method="post" action="${action}" class="gh-stack">
${choices.groups.map((group) => groupOf(options, group, facts))}
${choices.lasting.length > 0 && lastingGroup(options, facts)}
${durationChoice(options, {
  requested: choices.lasting.map(({ scope }) => scope),
  limit: facts.relation?.until ?? undefined,
  chosen: facts.duration,
})}
${impliedList(options, facts)}
${reach(options, facts)}
${app.attestationAnswer === 'DECLINED' && attestationWarning(options, facts)}
<div class="gh-actions">
<button class="gh-button" type="submit" name="action" value="allow">${t('Allow')}</button>
<button class="gh-button gh-button-secondary" type="submit" name="action" value="cancel" formnovalidate>${t('Cancel')}</button>
</div>
</form>
<p class="gh-small gh-muted">${t('You are signed in as {{name}}.', { name: personName })}
<a href="${mountPathOf(options)}/session/end">${t('Not you?')}</a></p>
${links(options, app)}`,
  })
}

function question({ t }: PageOptions, facts: ConsentFacts): string {
  const { choices, isOwnRecord, patientName } = facts
  const app = facts.app.name
  if (patientName) {
    return t('{{app}} asks for access to the record of {{patient}}', { app, patient: patientName })
  }
  if (choices.groups.length === 0) return t('{{app}} asks for access to your identity', { app })
  return isOwnRecord
    ? t('{{app}} asks for access to your record', { app })
    : t('{{app}} asks for access to health records', { app })
}

/** Whoever allows something in another's name is told so, and what the hospital leaves out. */
function actingLine({ t }: PageOptions, { patientName, relation }: ConsentFacts): Html {
  if (!relation || !patientName) return html``
  return html`<p><strong>${t('You act for {{name}}.', { name: patientName })}</strong>
${relation.excludesSensitive && t('The hospital keeps the sensitive parts of this record to the patient.')}</p>`
}

const TIER_WORDS = {
  CRITICAL: 'Most sensitive',
  HIGH: 'Sensitive',
  MODERATE: 'Health information',
  LOW: 'General information',
} as const satisfies Readonly<Record<RiskTier, PlainSentence>>

function groupOf(
  options: PageOptions,
  { choices, tier }: { tier: RiskTier; choices: ConsentChoice[] },
  { ticked }: ConsentFacts,
): Html {
  return html`<fieldset class="gh-choices"><legend>${options.t(TIER_WORDS[tier])}</legend>
${choices.map((choice) => resourceChoice(options, choice, ticked))}</fieldset>`
}

function resourceChoice(
  { t }: PageOptions,
  choice: ConsentChoice,
  ticked: ReadonlySet<string> | undefined,
): Html {
  const { detail, parts, purpose, scope, sentence } = choice
  return html`${checkbox({
    scope,
    isTicked: ticked?.has(scope) ?? true,
    title: sentence,
    detail: html`${detail}
${purpose && html`<br>${t('Why: {{purpose}}', { purpose })}`}`,
  })}
${
  parts.length > 0 &&
  html`<details class="gh-details"><summary>${t('Allow only a part of it')}</summary>
<p class="gh-hint">${t('Take the tick off above, and choose here what the app may see.')}</p>
${parts.map((part) =>
  checkbox({ scope: part.scope, isTicked: ticked?.has(part.scope) ?? false, title: part.sentence }),
)}</details>`
}`
}

function lastingGroup({ t }: PageOptions, { choices, ticked }: ConsentFacts): Html {
  return html`<fieldset class="gh-choices"><legend>${t('Staying connected')}</legend>
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

function impliedList({ language, t }: PageOptions, facts: ConsentFacts): Html {
  const { choices, isOwnRecord } = facts
  const audience = isOwnRecord ? 'patient' : 'professional'
  const words = choices.implied.map(
    (scope) => describeScope(scope, audience, { language }).sentence,
  )
  if (words.length === 0) return html``
  return html`<section class="gh-stack-tight"><h2 class="gh-subheading">${t('With it, the app can always')}</h2>
<div class="gh-prose gh-small"><ul>${words.map((sentence) => html`<li>${sentence}</li>`)}</ul></div></section>`
}

function reach({ t }: PageOptions, { choices }: ConsentFacts): Html {
  const lasting = choices.lasting.some(({ scope }) => scope === 'offline_access')
  return html`<p class="gh-small gh-muted">${t(choices.writes ? 'The app can change the record.' : 'The app cannot change the record.')}
${t(lasting ? 'If it stays connected, it reaches your data for as long as you choose, also while you do not use it.' : 'It reaches your data only while you use it.')}
${t('You can take it back at any time under “My apps”; the app is cut off at once.')}</p>`
}

/** R085: the person is told of the risk, and decides knowing it. Declining to attest is no reason to hide an app (R082). */
function attestationWarning({ t }: PageOptions, { fault, isDeclinedSince }: ConsentFacts): Html {
  const isMissing = fault === 'NOT_ACKNOWLEDGED'
  return html`<section class="gh-notice gh-notice-warning"><div class="gh-stack-tight">
<p class="gh-notice-title">${t('The maker of this app did not agree to our privacy promise')}</p>
${
  isDeclinedSince &&
  html`<p>${t('This is new: you allowed the app before, and its maker has changed the answer since.')}</p>`
}
<p>${t('They did not promise to protect your data the way we ask app makers to: they may use, sell or share it. What happens to it there, we cannot control.')}</p>
<label class="gh-choice"><input type="checkbox" name="acknowledged" value="yes" required ${isMissing && html`aria-invalid="true"`}>
<span class="gh-choice-text"><span class="gh-choice-title">${t('I have read this and want to go on')}</span></span></label>
</div></section>`
}

function faultNotice({ t }: PageOptions, fault: ConsentFault): Html {
  switch (fault) {
    case 'NOT_ACKNOWLEDGED':
      return notice(
        'danger',
        t('One more thing'),
        t('Confirm that you have read the warning, or cancel.'),
      )
    case 'NOTHING_TICKED':
      return notice('danger', t('Nothing is ticked'), t('Tick what the app may see, or cancel.'))
    case 'DURATION_UNKNOWN':
      return notice(
        'danger',
        t('For how long is not clear'),
        t('Choose one of the times below, or cancel.'),
      )
  }
}

function links({ t }: PageOptions, app: AppOnConsentPage): Html {
  const { privacyPolicyUrl, termsUrl, vendorName, vendorWebsite } = app
  const known: (readonly [string, string | null])[] = [
    [t('Privacy policy'), privacyPolicyUrl],
    [t('Terms of use'), termsUrl],
    [vendorName, vendorWebsite],
  ]
  const shown = known.flatMap(([label, url]) =>
    url && /^https?:/.test(url) ? [{ label, url }] : [],
  )
  if (shown.length === 0) return html``
  return html`<p class="gh-small gh-row"><span class="gh-muted">${t('From the maker of this app:')}</span> ${shown.map(
    ({ label, url }) => html`<a href="${url}" rel="noopener noreferrer">${label}</a> `,
  )}</p>`
}
