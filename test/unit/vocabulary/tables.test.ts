import { describe, expect, it } from 'vitest'
import {
  APP_VERSION_STATUSES,
  MARKETPLACE_LABELS,
  marketplaceLabel,
  REVIEW_STATES,
} from '../../../schema/vocabulary/app-status.ts'
import { APP_VERSION_TRANSITIONS, TRANSITIONS } from '../../../schema/vocabulary/app-transition.ts'
import { AUDIT_ACTIONS } from '../../../schema/vocabulary/audit-action.ts'
import { textLength } from '../../../schema/vocabulary/limits.ts'
import { NOTICES, noticeFor } from '../../../schema/vocabulary/notice.ts'
import {
  PATIENT_APP_REJECTION_CODES,
  REJECTION_CODES,
} from '../../../schema/vocabulary/registration.ts'
import { highestTier, isHighTier, raiseTier } from '../../../schema/vocabulary/risk-tier.ts'
import { GOVERNANCE_STAGES, STAGES, stagesOwnedBy } from '../../../schema/vocabulary/stage.ts'
import { TRANSITION_GUARDS } from '../../../schema/vocabulary/transition-guard.ts'
import { WIZARD_FIELDS, WIZARD_STEPS } from '../../../schema/vocabulary/wizard-help.ts'

describe('the marketplace label', () => {
  it.each([
    ['DRAFT', false, 'DRAFT'],
    ['IN_REVIEW', false, 'DRAFT'],
    ['IN_REVIEW', true, 'SANDBOX_APPROVED'],
    ['LIVE', true, 'PRODUCTION_APPROVED'],
    ['SUSPENDED', true, 'SUSPENDED'],
    ['RETIRED', true, 'RETIRED'],
    ['REJECTED', true, undefined],
  ] as const)('R237 of %s, validated %s, is %s', (status, isValidated, label) => {
    expect(marketplaceLabel(status, isValidated)).toBe(label)
  })

  it('uses every word there is', () => {
    const used = APP_VERSION_STATUSES.flatMap((status) =>
      [true, false].map((isValidated) => marketplaceLabel(status, isValidated)),
    )
    expect(new Set(used.filter(Boolean))).toEqual(new Set(MARKETPLACE_LABELS))
  })
})

describe('the lifecycle table', () => {
  it('uses every transition, every guard and every review state', () => {
    const used = new Set(TRANSITIONS.map((rule) => rule.transition))
    expect(used).toEqual(new Set(APP_VERSION_TRANSITIONS))
    const guards = new Set(TRANSITIONS.flatMap((rule) => rule.requires))
    expect(guards).toEqual(new Set(TRANSITION_GUARDS))
    const reached = new Set(TRANSITIONS.map((rule) => rule.toReviewState).filter(Boolean))
    expect(reached).toEqual(new Set(REVIEW_STATES.filter((state) => state !== 'UNDER_REVIEW')))
  })

  it('gives a review state to versions in review and to no others', () => {
    for (const rule of TRANSITIONS) {
      expect(rule.toReviewState !== null, rule.transition).toBe(rule.to === 'IN_REVIEW')
      if (rule.fromReviewStates) expect(rule.from).toBe('IN_REVIEW')
    }
  })

  it('asks for a reason wherever something is taken from somebody, or given back', () => {
    const reasoned = TRANSITIONS.filter((rule) => rule.isReasonRequired)
    expect(reasoned.map((rule) => `${rule.transition} ${rule.from}`)).toEqual([
      'REQUEST_CHANGES IN_REVIEW',
      'REJECT IN_REVIEW',
      'SUSPEND LIVE',
      'REINSTATE SUSPENDED',
      'RETIRE SUSPENDED',
    ])
  })

  it('leaves to the system alone what is marked so', () => {
    for (const rule of TRANSITIONS) {
      expect(rule.by.every((party) => party === 'SYSTEM')).toBe(rule.isSystemOnly)
    }
  })
})

describe('the governance stages', () => {
  it('R247-R256 are eight, in order, each with an owner and an artifact', () => {
    expect(STAGES.map((rule) => rule.stage)).toEqual(GOVERNANCE_STAGES)
    for (const rule of STAGES) {
      expect(rule.owners.length).toBeGreaterThan(0)
      expect(rule.artifact).not.toBe('')
    }
  })

  it('only wait for stages before them', () => {
    for (const { stage, after } of STAGES) {
      const position = GOVERNANCE_STAGES.indexOf(stage)
      expect(after.every((other) => GOVERNANCE_STAGES.indexOf(other) < position)).toBe(true)
    }
  })

  it('R264 let nothing into a pilot before the security review is passed', () => {
    const before = new Map(STAGES.map((rule) => [rule.stage, rule.after]))
    const needed = new Set(before.get('PILOT'))
    for (const stage of needed) for (const earlier of before.get(stage) ?? []) needed.add(earlier)
    expect(needed).toContain('SECURITY_PRIVACY')
  })

  it('belong to the roles that own them', () => {
    expect(stagesOwnedBy(['SECURITY_REVIEWER'])).toEqual([
      'SECURITY_PRIVACY',
      'CONTRACT_SCOPES',
      'RECERTIFICATION',
    ])
    expect(stagesOwnedBy(['PATIENT'])).toEqual([])
  })
})

describe('other tables', () => {
  it('name each audit action and each notice once', () => {
    expect(new Set(AUDIT_ACTIONS).size).toBe(AUDIT_ACTIONS.length)
    const events = NOTICES.map((notice) => notice.event)
    expect(new Set(events).size).toBe(events.length)
    expect(
      AUDIT_ACTIONS.filter((action) => !/^[a-z]+(-[a-z]+)*(\.[a-z-]+)?$/.test(action)),
    ).toEqual([])
  })

  it('R267-R272 record launch, consent, issue, refresh, access and revocation', () => {
    expect(AUDIT_ACTIONS).toEqual(
      expect.arrayContaining([
        'launch',
        'consent.given',
        'token.issued',
        'token.refreshed',
        'resource.accessed',
        'token.revoked',
      ]),
    )
  })

  it('send a suspension at once, and no webhook for a new document', () => {
    expect(noticeFor('app-version.suspended')).toMatchObject({ isImmediate: true })
    expect(noticeFor('document.uploaded')).toMatchObject({ isSentToWebhooks: false })
  })

  it('R060 have seven steps, each with help for its fields', () => {
    expect(WIZARD_STEPS.map((step) => step.number)).toEqual([1, 2, 3, 4, 5, 6, 7])
    const used = new Set(Object.values(WIZARD_FIELDS).map((field) => field.step))
    expect([...used].sort()).toEqual([1, 2, 3, 4, 5, 6, 7])
  })

  it('R082 have no rejection code for a declined attestation', () => {
    expect(REJECTION_CODES.filter((code) => code.includes('ATTEST'))).toEqual([])
    expect(PATIENT_APP_REJECTION_CODES.every((code) => REJECTION_CODES.includes(code))).toBe(true)
  })

  it('order the risk tiers', () => {
    expect(highestTier([])).toBe('LOW')
    expect(highestTier(['MODERATE', 'CRITICAL', 'LOW'])).toBe('CRITICAL')
    expect(raiseTier('LOW', 2)).toBe('HIGH')
    expect(raiseTier('HIGH', 5)).toBe('CRITICAL')
    expect([isHighTier('MODERATE'), isHighTier('HIGH')]).toEqual([false, true])
  })

  it('count characters as people do', () => {
    expect(textLength('é')).toBe(1)
    expect(textLength('e\u0301')).toBe(1)
    expect(textLength('👩')).toBe(1)
  })
})
