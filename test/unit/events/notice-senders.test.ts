import { describe, expect, test } from 'vitest'
import type { DomainEvent } from '../../../api/domain/events.ts'
import { NOTICE_OF_TRANSITION, noticeEventOf } from '../../../api/events/notices/notice-event.ts'
import type { Side } from '../../../api/events/notices/notice-words.ts'
import { noticeWords } from '../../../api/events/notices/words.ts'
import { TOLD_EVENTS } from '../../../api/events/subscribers.ts'
import { APP_VERSION_TRANSITIONS } from '../../../schema/vocabulary/app-transition.ts'
import { NOTICES } from '../../../schema/vocabulary/notice.ts'

/** Mailed by the handler that makes its link, which no inbox can show. */
const MAILED_WITH_THE_ACCOUNT = ['account.registered']

/** Told by handlers of their own, because they are about no app. */
const TOLD_OF_HOUSE = [
  'app-request.received',
  'vendor-contract.changed',
  'vendor-contract.expiring',
  'partner-tier.moved',
  'emergency.switched',
]

/** Notices somebody sends: those of a transition, and those named like an event that people are told of. */
const SENT = new Set<string>([
  ...Object.values(NOTICE_OF_TRANSITION),
  ...[...TOLD_EVENTS].filter((type) => type !== 'app-version.moved'),
  ...MAILED_WITH_THE_ACCOUNT,
  ...TOLD_OF_HOUSE,
])

describe('the table of notices', () => {
  test.each(NOTICES.map(({ event }) => event))('%s has a sender', (event) => {
    expect(SENT.has(event)).toBe(true)
  })

  test('has a row for whatever is told', () => {
    const events: string[] = NOTICES.map(({ event }) => event)
    expect([...SENT].filter((event) => !events.includes(event))).toEqual([])
  })

  test('tells of every transition but the discarding of a draft', () => {
    const silent = APP_VERSION_TRANSITIONS.filter((name) => !NOTICE_OF_TRANSITION[name])
    expect(silent).toEqual(['DISCARD'])
  })

  test('tells nobody of an event that is not in it', () => {
    const event: DomainEvent = { type: 'mail.queued', deliveryId: 'x' }
    expect(noticeEventOf(event)).toBeUndefined()
  })
})

const FACTS = {
  ...{ appId: 'a', appName: 'Chart Lens', slug: 'chart-lens', ownerId: 'o', vendorId: 'v' },
  ...{ registeredAddress: 'help@example.org', vendorName: 'Acme Health' },
  version: {
    ...{ id: 'n', number: 2, status: 'IN_REVIEW', reviewState: 'WAITING' },
    ...{ rejectionCode: 'SECURITY_RISK', submittedById: null },
  },
  detail: {
    reason: 'Because.',
    message: { body: 'Hello', visibility: 'DEVELOPER_AND_REVIEWERS', isByVendor: true },
    document: { fileName: 'plan.pdf', isReady: true },
    consent: { userId: 'u', environment: 'PRODUCTION', scopes: ['patient/Patient.rs'] },
    days: 1,
    holds: ['ATTESTATION_CURRENT', 'NO_KILL_SWITCH'],
    sunset: { on: '2027-03-01', successorName: 'Chart Lens 2', isChange: false },
    scope: 'patient/Patient.rs',
    failing: { day: '2031-03-01', failures: 12, attempts: 20, mostly: 'REDIRECT_URL' },
    volume: { day: '2031-03-01', requests: 900, usual: 40 },
    drift: { days: 90, unused: ['patient/Patient.rs'] },
  },
} as const

const WORDED = new Set<string>([...MAILED_WITH_THE_ACCOUNT, ...TOLD_OF_HOUSE])

test.each(NOTICES.filter(({ event }) => SENT.has(event) && !WORDED.has(event)))(
  '$event is said to every side in whole sentences that name the app',
  ({ event }) => {
    const facts = { ...FACTS, detail: structuredClone(FACTS.detail) } as never
    for (const side of ['VENDOR', 'HOSPITAL', 'DEPARTMENT', 'PERSON'] satisfies Side[]) {
      const words = noticeWords(event, facts, side)
      expect(words?.what).toMatch(/^\S.*[^.]$/)
      expect(words?.body).toMatch(/(^[A-Z].*|Chart Lens.*)[.:]$/)
      expect(`${words?.what} ${words?.body}`).not.toMatch(/undefined|null|NaN|\[object/)
    }
  },
)
