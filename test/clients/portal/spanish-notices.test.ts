import './browser.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { NoticeDetail } from '../../../api/events/notices/detail.ts'
import type { NoticeFacts } from '../../../api/events/notices/facts.ts'
import type { Side } from '../../../api/events/notices/notice-words.ts'
import { noticeWords } from '../../../api/events/notices/words.ts'
import { heard } from '../../../portal/src/lib/i18n/heard.ts'
import { chooseLanguage } from '../../../portal/src/lib/i18n/language.ts'
import { NOTICES } from '../../../schema/vocabulary/notice.ts'
import { RELEASE_HOLDS } from '../../../schema/vocabulary/release-mode.ts'
import { STAGES } from '../../../schema/vocabulary/stage.ts'

beforeAll(() => chooseLanguage('es'))
afterAll(() => chooseLanguage('en'))

const SIDES: readonly Side[] = ['VENDOR', 'HOSPITAL', 'DEPARTMENT', 'PERSON']

const DETAIL: NoticeDetail = {
  reason: 'Zzreason.',
  message: { body: 'Zzmessage', visibility: 'DEVELOPER_AND_REVIEWERS', isByVendor: true },
  document: { fileName: 'zzplan.pdf', isReady: true },
  consent: { userId: 'u', environment: 'PRODUCTION', scopes: ['patient/Patient.rs'] },
  pilot: { endsOn: '2031-03-01', startedById: null, userIds: [], reason: null },
  activation: { department: 'Zzward', note: 'Zznote', state: 'DECLINED', requestedById: 'u' },
  days: 7,
  sunset: { on: '2031-03-01', successorName: 'Zzheir', isChange: false },
  scope: 'patient/Patient.rs',
  ends: { environment: 'PRODUCTION', at: '2031-03-01T10:00:00Z' },
  holds: ['ATTESTATION_CURRENT'],
  stage: 'TECHNICAL_VALIDATION',
}

/** What changes the sentence of one notice or another. */
const VARIANTS: readonly Partial<NoticeDetail>[] = [
  {},
  { days: 1 },
  { days: 0 },
  { sunset: { on: '2031-03-01', successorName: null, isChange: true } },
  { holds: RELEASE_HOLDS.slice(0, 2) },
  { holds: RELEASE_HOLDS },
  { message: { body: 'Zz', visibility: 'REVIEWERS_ONLY', isByVendor: false } },
  { activation: { department: 'Zzward', note: null, state: 'ACTIVATED', requestedById: 'u' } },
  { activation: { department: 'Zzward', note: null, state: 'ENDED', requestedById: 'u' } },
  { consent: { userId: 'u', environment: 'PRODUCTION', scopes: [], isByOthers: true } },
  ...STAGES.map(({ stage }) => ({ stage })),
]

const factsWith = (detail: Partial<NoticeDetail>, isGrounded: boolean): NoticeFacts => ({
  ...{ appId: 'a', appName: 'Zzapp', slug: 'zzapp', ownerId: 'o', vendorId: 'v' },
  ...{ registeredAddress: 'help@example.org', vendorName: 'Zzvendor' },
  version: {
    ...{ id: 'n', number: 2, status: 'IN_REVIEW', reviewState: 'WAITING', submittedById: null },
    rejectionCode: isGrounded ? 'SECURITY_RISK' : null,
  },
  detail: { ...DETAIL, ...detail },
})

/** Every title and body of the notices about apps that the server can write. */
function sentencesOf(event: (typeof NOTICES)[number]['event']): string[] {
  const said = SIDES.flatMap((side) =>
    VARIANTS.flatMap((detail) =>
      [true, false].flatMap((isGrounded) => {
        const words = noticeWords(event, factsWith(detail, isGrounded), side)
        return words ? [`Zzapp: ${words.what}`, words.body] : []
      }),
    ),
  )
  return [...new Set(said)]
}

const SENTENCES = NOTICES.flatMap(({ event }) =>
  sentencesOf(event).map((english) => [event, english] as const),
)

/** Words no sentence of ours has in Spanish, whatever stands in it. */
const ENGLISH = /\b(the|of|was|were|has|have|and|to|its|your|you|when|until|after|hospital lets)\b/i

test.each(SENTENCES)('the notice %s is read in Spanish: %s', (_event, english) => {
  const spanish = heard(english)
  expect(spanish).not.toBe(english)
  expect(spanish).not.toMatch(ENGLISH)
})
