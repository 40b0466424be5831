import { describe, expect, it } from 'vitest'
import { noticesFor } from '../../../api/domain/notice-choice.ts'
import { FIRST_POLICY } from '../../../schema/vocabulary/governance-policy.ts'
import type { NoticeEvent } from '../../../schema/vocabulary/notice.ts'
import type { Role } from '../../../schema/vocabulary/role.ts'
import { stagesOwnedBy } from '../../../schema/vocabulary/stage.ts'

const choicesBy = (policy: typeof FIRST_POLICY, ...roles: Role[]): NoticeEvent[] =>
  noticesFor({ userId: 'x', roles, vendorIds: [], ownStages: stagesOwnedBy(roles) }, policy).map(
    ({ event }) => event,
  )
const choicesOf = (...roles: Role[]) => choicesBy(FIRST_POLICY, ...roles)

/** Submitted again after a withdrawal, it goes on where it was interrupted. */
const CHANGED: NoticeEvent[] = [
  'app-version.submitted',
  'app-version.resubmitted',
  'app-version.withdrawn',
]
const DATES: NoticeEvent[] = ['stage.due-soon', 'stage.overdue']
const PILOTS: NoticeEvent[] = ['pilot.started', 'pilot.ending', 'pilot.ended']
const OPENED: NoticeEvent[] = ['stage.opened']
const DOCUMENTS: NoticeEvent[] = ['document.uploaded', 'document.flagged-ready']

describe('who may choose the mail of what stage owners are told', () => {
  it.each<[Role, NoticeEvent[], NoticeEvent[]]>([
    ['INTAKE_REVIEWER', [...CHANGED, ...DATES, ...OPENED, ...DOCUMENTS], []],
    ['SECURITY_REVIEWER', [...CHANGED, ...DATES, ...OPENED, ...DOCUMENTS], []],
    ['TECHNICAL_REVIEWER', [...CHANGED, ...DATES, ...OPENED, ...DOCUMENTS, ...PILOTS], []],
    ['CLINICAL_REVIEWER', [...CHANGED, ...DATES, ...OPENED, ...DOCUMENTS, ...PILOTS], []],
    ['CONTRACT_REVIEWER', [...CHANGED, ...DATES, ...OPENED, ...DOCUMENTS], []],
    ['APP_ADMIN', [...CHANGED, ...DATES, ...OPENED, ...DOCUMENTS], []],
    // Told when monitoring opens, which is due on no day.
    ['SECURITY_OFFICER', OPENED, [...CHANGED, ...DATES, ...DOCUMENTS, ...PILOTS]],
    ['AUDITOR', [], [...CHANGED, ...DATES, ...OPENED, ...DOCUMENTS]],
    ['PATIENT', [], [...CHANGED, ...DATES, ...OPENED, ...DOCUMENTS]],
  ])('%s', (role, theirs, others) => {
    const choices = choicesOf(role)
    expect(choices).toEqual(expect.arrayContaining(theirs))
    expect(choices.filter((event) => others.includes(event))).toEqual([])
  })
})

describe('who hears of a suspension', () => {
  it.each<[Role, boolean, boolean]>([
    ['PATIENT', false, false],
    ['PATIENT', true, true],
    ['CLINICIAN', true, true],
    ['DEPARTMENT_LEAD', false, true],
    ['SECURITY_OFFICER', false, true],
    ['AUDITOR', true, false],
  ])('%s where the policy says %s: %s', (role, tellsUsersOfSuspension, isTheirs) => {
    const choices = choicesBy({ ...FIRST_POLICY, tellsUsersOfSuspension }, role)
    for (const event of ['app-version.suspended', 'app-version.reinstated'] as const)
      expect(choices.includes(event)).toBe(isTheirs)
  })
})
