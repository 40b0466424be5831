import type { NoticeEvent } from '../../../schema/vocabulary/notice.ts'
import { ENVIRONMENT_NAMES, REJECTION_CODE_NAMES } from '../../../schema/vocabulary/registration.ts'
import { RELEASE_HOLD_WORDS } from '../../../schema/vocabulary/release-mode.ts'
import { catalogWith } from '../../../schema/vocabulary/scope-catalog.ts'
import { describeScope } from '../../../schema/vocabulary/scope-description.ts'
import { stageRule } from '../../../schema/vocabulary/stage.ts'
import { activationAnswered } from './activation-words.ts'
import { ALERT_WORDS } from './alert-words.ts'
import type { NoticeFacts } from './facts.ts'
import type { NoticeWords, Side } from './notice-words.ts'
import { pilotEnded, pilotEnding, pilotStarted } from './pilot-words.ts'
import { sunsetAnnounced, sunsetWithdrawn } from './sunset-words.ts'
import { backForPeople, pausedForPeople } from './suspension-words.ts'

type Say = (facts: NoticeFacts, side: Side) => NoticeWords

/** Says a notice to one side; undefined for what handlers of their own say. */
export function noticeWords(
  event: NoticeEvent,
  facts: NoticeFacts,
  side: Side,
): NoticeWords | undefined {
  return WORDS[event]?.(facts, side)
}

const WORDS: Readonly<Partial<Record<NoticeEvent, Say>>> = {
  'app-version.submitted': (facts, side) =>
    side === 'HOSPITAL'
      ? said('submitted for review', `${facts.vendorName} submitted ${versionOf(facts)}.`)
      : said('submitted', `${atStart(facts)} is In Review. You hear from us when it is decided.`),
  'app-version.resubmitted': (facts, side) =>
    side === 'HOSPITAL'
      ? {
          ...said(
            'back with changes',
            `${facts.vendorName} changed ${versionOf(facts)} as you asked.`,
          ),
          ...quoted('What changed:', facts.detail.reason),
        }
      : said('submitted again', `The changes to ${versionOf(facts)} are with the reviewers.`),
  'app-version.withdrawn': (facts) =>
    said('withdrawn', `${facts.vendorName} withdrew ${versionOf(facts)}.`),
  'app-version.changes-requested': reasoned(
    'changes requested',
    (facts) => `The reviewers ask for changes to ${versionOf(facts)}.`,
  ),
  'app-version.rejected': reasoned('rejected', (facts) => {
    const code = facts.version?.rejectionCode
    const ground = code ? ` Ground: ${REJECTION_CODE_NAMES[code]}.` : ''
    return `${atStart(facts)} was rejected.${ground} A new version can be submitted.`
  }),
  'app-version.approved': (facts) =>
    said('approved', `${atStart(facts)} was approved and waits for you to release it.`),
  'app-version.release-held': (facts) =>
    said(
      'approved, and cannot go live yet',
      `${atStart(facts)} was approved. It goes live by itself when ${holdWords(facts)}.`,
    ),
  'app-version.approval-given': (facts) =>
    said(
      'needs a second approval',
      `${atStart(facts)} is of high risk and was approved by one person. A second one has to approve it too.`,
    ),
  'app-version.released': (facts) =>
    said('live', `${atStart(facts)} is Live and stands in the gallery.`),
  'app-version.superseded': (facts) =>
    said('earlier version retired', `A newer version is Live, so ${versionOf(facts)} is Retired.`),
  'app-version.suspended': (facts, side) =>
    side === 'PERSON'
      ? pausedForPeople(facts)
      : reasoned(
          'suspended',
          () => `${atStart(facts)} was suspended. Nobody can use it until it is reinstated.`,
        )(facts, side),
  'emergency.disabled': reasoned(
    'a scope is disabled in an emergency',
    (facts) =>
      `The hospital disabled “${facts.detail.scope}” in an emergency. ${facts.appName} goes on without it; people open it again.`,
  ),
  'emergency.lifted': reasoned(
    'a scope is in use again',
    (facts) =>
      `“${facts.detail.scope}” is no longer disabled. ${facts.appName} is granted again what was decided; people open it again to use it.`,
  ),
  'app-version.reinstated': (facts, side) =>
    side === 'PERSON'
      ? backForPeople(facts)
      : said('reinstated', `${atStart(facts)} is Live again. People sign in to it anew.`),
  'app-version.retired': (facts, side) =>
    side === 'PERSON'
      ? said(
          'no longer offered',
          `You allowed ${facts.appName} to use health records. It was retired and can no longer read or change anything.`,
        )
      : reasoned('retired', () => `${atStart(facts)} was retired.`)(facts, side),
  'app.sunset-announced': sunsetAnnounced,
  'app.sunset-withdrawn': sunsetWithdrawn,
  'pilot.started': pilotStarted,
  'pilot.ending': pilotEnding,
  'pilot.ended': pilotEnded,
  'stage.opened': (facts) =>
    said(
      `${stageName(facts)} opens`,
      `${atStart(facts)} is ready for ${stageName(facts)}. It is yours to decide.`,
    ),
  'stage.due-soon': (facts) =>
    said(
      `${stageName(facts)} is due soon`,
      `${stageName(facts)} of ${versionOf(facts)} is due within two business days.`,
    ),
  'stage.overdue': (facts) =>
    said(
      `${stageName(facts)} is overdue`,
      `${stageName(facts)} of ${versionOf(facts)} should have been decided by now. The vendor waits for the hospital.`,
    ),
  'recertification.due': (facts) =>
    said(
      'looked at again',
      `${atStart(facts)} has to be certified again ${facts.detail.days ? `in ${days(facts)}` : 'now'}. Until that is decided it stays as it is.`,
    ),
  'message.posted': message,
  'document.uploaded': (facts) =>
    said(
      'a document was uploaded',
      `${facts.vendorName} uploaded “${facts.detail.document?.fileName}” to ${versionOf(facts)}.`,
    ),
  'document.flagged-ready': (facts) =>
    said(
      'a document is ready',
      `${facts.vendorName} flagged “${facts.detail.document?.fileName}” of ${versionOf(facts)} for use.`,
    ),
  'attestation.overdue': overdue,
  'client-secret.expiring': (facts) =>
    said(
      'a secret expires',
      `A client secret of ${facts.appName} stops working in ${days(facts)}. Make a new one; both work side by side until then.`,
    ),
  'client-secret.ended': secretsEnd,
  ...ALERT_WORDS,
  'activation.requested': (facts) => ({
    ...said(
      'a department asks for it',
      `${facts.detail.activation?.department ?? ''} asks for ${facts.appName}.`,
    ),
    ...quoted('What for:', facts.detail.activation?.note),
  }),
  'activation.decided': activationAnswered,
  'consent.given': (facts) => ({
    ...said(
      'you allowed access',
      `You allowed ${facts.appName} by ${facts.vendorName} to use health records. You can take this back at any time in My apps; your receipt is there, too.`,
    ),
    ...quoted('What it may do:', scopeLines(facts)),
  }),
  'consent.revoked': (facts) =>
    facts.detail.consent?.isByOthers
      ? reasoned(
          'access ended by the hospital',
          () =>
            `The hospital ended what you had allowed ${facts.appName} by ${facts.vendorName}. It stopped at once. The receipt in My apps says so, too.`,
        )(facts, 'PERSON')
      : said(
          'access ended',
          `${facts.appName} by ${facts.vendorName} is no longer allowed to use health records. It stopped at once. The receipt in My apps says so, too.`,
        ),
}

function holdWords({ detail }: NoticeFacts): string {
  return (detail.holds ?? []).map((hold) => RELEASE_HOLD_WORDS[hold]).join(', and ')
}

function stageName({ detail }: NoticeFacts): string {
  return detail.stage ? stageRule(detail.stage).name : 'A stage'
}

function message(facts: NoticeFacts, side: Side): NoticeWords {
  const posted = facts.detail.message
  if (posted?.visibility === 'REVIEWERS_ONLY') {
    // Not quoted: what reviewers write among themselves stays in the thread, where it is asked who reads.
    return said('a note for reviewers', `A reviewer wrote a note about ${versionOf(facts)}.`)
  }
  const from = side === 'HOSPITAL' ? facts.vendorName : 'the reviewers'
  return {
    ...said(`a message from ${from}`, `About ${versionOf(facts)}:`),
    ...quoted('Message:', posted?.body),
  }
}

function overdue(facts: NoticeFacts): NoticeWords {
  const answered = `${atStart(facts)} still stands on the terms before.`
  const ask = 'Please answer the new ones; until then people see a warning beside the app.'
  return facts.detail.days
    ? said('attestation overdue', `${answered} That is ${days(facts)} ago. ${ask}`)
    : said('the attestation text changed', `The terms changed. ${answered} ${ask}`)
}

function secretsEnd({ appName, detail }: NoticeFacts): NoticeWords {
  const { environment = 'PRODUCTION', at = '' } = detail.ends ?? {}
  const where = `${appName} in the environment ${ENVIRONMENT_NAMES[environment]}`
  const when = `${at.slice(0, 16).replace('T', ' ')} UTC`
  return said(
    'the hospital ends a secret',
    `The hospital lets a client secret of ${where} end: after ${when} it gets no tokens. Make a new one under Connection.`,
  )
}

function reasoned(what: string, body: (facts: NoticeFacts) => string): Say {
  return (facts) => ({
    ...said(what, body(facts)),
    ...quoted('Reason:', facts.detail.reason),
  })
}

function said(what: string, body: string): NoticeWords {
  return { what, body }
}

function quoted(label: string, text: string | null | undefined): Pick<NoticeWords, 'quote'> {
  return text ? { quote: { label, text } } : {}
}

function versionOf({ appName, version }: NoticeFacts): string {
  return version ? `version ${version.number} of ${appName}` : appName
}

function atStart(facts: NoticeFacts): string {
  return facts.version ? `Version ${facts.version.number} of ${facts.appName}` : facts.appName
}

function days({ detail }: NoticeFacts): string {
  return detail.days === 1 ? '1 day' : `${detail.days ?? 0} days`
}

function scopeLines({ detail }: NoticeFacts): string {
  const { scopes = [], scopeOverrides = {} } = detail.consent ?? {}
  const catalog = catalogWith(scopeOverrides)
  return [
    ...new Set(scopes.map((scope) => describeScope(scope, 'patient', { catalog }).sentence)),
  ].join('\n')
}
