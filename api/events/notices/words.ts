import type { NoticeEvent } from '../../../schema/vocabulary/notice.ts'
import { REJECTION_CODE_NAMES } from '../../../schema/vocabulary/registration.ts'
import { describeScope } from '../../../schema/vocabulary/scope-description.ts'
import { stageRule } from '../../../schema/vocabulary/stage.ts'
import type { NoticeFacts } from './facts.ts'

/** From where somebody looks at an app: its vendor, the hospital, a department of it, or a person who uses it. */
export type Side = 'VENDOR' | 'HOSPITAL' | 'DEPARTMENT' | 'PERSON'

/** What a notice says, in the inbox and in the mail. */
export interface NoticeWords {
  /** What happened, in a few words that follow the name of the app. */
  what: string
  body: string
  /** Somebody else's words. */
  quote?: { label: string; text: string }
}

type Say = (facts: NoticeFacts, side: Side) => NoticeWords

/** Says a notice to one side; undefined where nobody is told by it (`waitsFor`). */
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
  'app-version.approval-given': (facts) =>
    said(
      'needs a second approval',
      `${atStart(facts)} is of high risk and was approved by one person. A second one has to approve it too.`,
    ),
  'app-version.released': (facts) =>
    said('live', `${atStart(facts)} is Live and stands in the gallery.`),
  'app-version.superseded': (facts) =>
    said('earlier version retired', `A newer version is Live, so ${versionOf(facts)} is Retired.`),
  'app-version.suspended': reasoned(
    'suspended',
    (facts) => `${atStart(facts)} was suspended. Nobody can use it until it is reinstated.`,
  ),
  'app-version.reinstated': (facts) =>
    said('reinstated', `${atStart(facts)} is Live again. People sign in to it anew.`),
  'app-version.retired': (facts, side) =>
    side === 'PERSON'
      ? said(
          'no longer offered',
          `You allowed ${facts.appName} to use health records. It was retired and can no longer read or change anything.`,
        )
      : reasoned('retired', () => `${atStart(facts)} was retired.`)(facts, side),
  'stage.opened': (facts) =>
    said(
      `${stageName(facts)} opens`,
      `${atStart(facts)} is ready for ${stageName(facts).toLowerCase()}. It is yours to decide.`,
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
  'jwks.unreachable': (facts) => ({
    ...said(
      'public keys cannot be fetched',
      `The public keys of ${facts.appName} could not be fetched. The app cannot sign in until they can.`,
    ),
    ...quoted('What went wrong:', facts.detail.reason),
  }),
  'client.redirect-uris-changed': (facts) =>
    said(
      'redirect URLs changed',
      `The redirect URLs of the production client of ${facts.appName} changed.`,
    ),
  'activation.requested': (facts) => ({
    ...said(
      'a department asks for it',
      `${facts.detail.activation?.department ?? ''} asks for ${facts.appName}.`,
    ),
    ...quoted('What for:', facts.detail.activation?.note),
  }),
  'activation.decided': (facts) =>
    facts.detail.activation?.state === 'ACTIVATED'
      ? reasoned('activated for your department', () => activatedFor(facts))(facts, 'DEPARTMENT')
      : reasoned(
          'not activated for your department',
          () => `The hospital declined ${facts.appName} for ${departmentOf(facts)}.`,
        )(facts, 'DEPARTMENT'),
  'consent.given': (facts) => ({
    ...said(
      'you allowed access',
      `You allowed ${facts.appName} by ${facts.vendorName} to use health records. You can take this back at any time in My apps; your receipt is there, too.`,
    ),
    ...quoted('What it may do:', scopeLines(facts)),
  }),
  'consent.revoked': (facts) =>
    said(
      'access ended',
      `${facts.appName} by ${facts.vendorName} is no longer allowed to use health records. It stopped at once. The receipt in My apps says so, too.`,
    ),
}

function activatedFor(facts: NoticeFacts): string {
  return `${facts.appName} was activated for ${departmentOf(facts)}.`
}

function departmentOf({ detail }: NoticeFacts): string {
  return detail.activation?.department ?? 'your department'
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
  const scopes = detail.consent?.scopes ?? []
  return [...new Set(scopes.map((scope) => describeScope(scope, 'patient').sentence))].join('\n')
}
