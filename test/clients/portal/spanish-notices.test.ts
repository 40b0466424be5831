import './browser.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { NoticeDetail } from '../../../api/events/notices/detail.ts'
import type { NoticeFacts } from '../../../api/events/notices/facts.ts'
import {
  appRequestWords,
  contractWords,
  emergencyWords,
  type HouseWords,
  tierWords,
} from '../../../api/events/notices/house-words.ts'
import type { Side } from '../../../api/events/notices/notice-words.ts'
import { noticeWords } from '../../../api/events/notices/words.ts'
import { heard } from '../../../portal/src/lib/i18n/heard.ts'
import { chooseLanguage } from '../../../portal/src/lib/i18n/language.ts'
import { FAILURE_KINDS } from '../../../schema/vocabulary/alert.ts'
import { NOTICES, type NoticeEvent } from '../../../schema/vocabulary/notice.ts'
import { TIER_CHANGES, TIER_PROPOSAL_STATES } from '../../../schema/vocabulary/partner.ts'
import { RELEASE_HOLDS } from '../../../schema/vocabulary/release-mode.ts'
import { STAGES } from '../../../schema/vocabulary/stage.ts'
import {
  CONTRACT_KINDS,
  CONTRACT_REMINDER_DAYS,
} from '../../../schema/vocabulary/vendor-contract.ts'

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
  failing: { day: '2031-03-01', failures: 12, attempts: 20, mostly: 'RECORDS' },
  volume: { day: '2031-03-01', requests: 900, usual: 40 },
  drift: { days: 90, unused: ['patient/Patient.rs'] },
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
  ...FAILURE_KINDS.map((mostly) => ({
    failing: { day: '2031-03-01', failures: 12, attempts: 20, mostly },
  })),
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

const CONTRACTS = CONTRACT_KINDS.map((kind) => ({
  ...{ kind, version: 2, validFrom: '2031-03-01', validUntil: null },
  ...{ terminatedAt: null, terminationReason: null },
}))

const DISABLED = [0, 1, 3].flatMap((count) =>
  [null, ['Zzapp', 'Zzother']].flatMap((appNames) =>
    [null, 'patient/Patient.rs'].map((scope) => ({
      ...{ scope, pulledByName: 'Zzperson', grantsCut: count, suspendedVersions: count },
      ...{ reason: 'Zzreason.', liftReason: 'Zzreason.' },
      reach: appNames && {
        ...{ apps: 2, clients: 1, tokens: 1, sessions: 1, consents: 1, people: 1 },
        appNames,
      },
    })),
  ),
)

/** What is said of things that are about no app (requests, contracts, tiers, emergencies), in every form. */
const OF_THE_HOUSE: Readonly<Partial<Record<NoticeEvent, readonly HouseWords[]>>> = {
  'app-request.received': [null, 'Zzward'].map((department) =>
    appRequestWords({ appName: 'Zzapp', department, why: 'Zzwhy.' }),
  ),
  'vendor-contract.changed': CONTRACTS.flatMap((contract) => [
    contractWords(contract, 'Zzvendor'),
    contractWords({ ...contract, validUntil: '2032-03-01' }, 'Zzvendor'),
    contractWords({ ...contract, terminatedAt: new Date() }, 'Zzvendor'),
  ]),
  'vendor-contract.expiring': CONTRACTS.flatMap((contract) =>
    CONTRACT_REMINDER_DAYS.map((days) => contractWords(contract, 'Zzvendor', days)),
  ),
  'partner-tier.moved': TIER_CHANGES.flatMap((change) =>
    TIER_PROPOSAL_STATES.map((to) =>
      tierWords({ change, reason: 'Zzreason.', decisionReason: null }, 'Zzvendor', to),
    ),
  ),
  'emergency.switched': DISABLED.flatMap((found) =>
    [true, false].map((isOn) => emergencyWords(found, found.scope ?? 'Zzvendor', isOn)),
  ),
}

/** Every title and body of a notice that the server can write. */
function sentencesOf(event: NoticeEvent): string[] {
  const ofApps = SIDES.flatMap((side) =>
    VARIANTS.flatMap((detail) =>
      [true, false].flatMap((isGrounded) => {
        const words = noticeWords(event, factsWith(detail, isGrounded), side)
        return words ? [`Zzapp: ${words.what}`, words.body] : []
      }),
    ),
  )
  const ofTheHouse = OF_THE_HOUSE[event]?.flatMap(({ title, body }) => [title, body]) ?? []
  return [...new Set([...ofApps, ...ofTheHouse])]
}

const SENTENCES = NOTICES.flatMap(({ event }) =>
  sentencesOf(event).map((english) => [event, english] as const),
)

/** Words no sentence of ours has in Spanish, whatever stands in it. */
const ENGLISH =
  /\b(the|of|was|were|has|have|and|to|its|your|you|when|until|after|by|in|is|it|between|hospital lets|version)\b/i

test.each(SENTENCES)('the notice %s is read in Spanish: %s', (_event, english) => {
  const spanish = heard(english)
  expect(spanish).not.toBe(english)
  expect(spanish).not.toMatch(ENGLISH)
})

test('no notice that reaches an inbox is left out of these sentences', () => {
  const shown = NOTICES.filter(({ isShown }) => isShown)
  const silent = shown.filter(({ event }) => sentencesOf(event).length === 0)
  expect(silent.map(({ event }) => event)).toEqual([])
})
