import { describe, expect, test } from 'vitest'
import type { Viewer } from '../../../api/domain/abilities.ts'
import {
  type FactorResetStep,
  factorResetState,
  isStepOpen,
  mayTakeStep,
} from '../../../api/domain/factor-reset.ts'
import { ROLES, type Role } from '../../../schema/vocabulary/role.ts'
import {
  FACTOR_RESET_STATES,
  type FactorResetState,
  isStaff,
} from '../../../schema/vocabulary/second-factor.ts'

const NOW = new Date('2026-11-22T12:00:00Z')
const LATER = new Date(NOW.getTime() + 1)

const someone = (userId: string, ...roles: Role[]): Viewer => ({
  ...{ userId, roles, vendorIds: [], ownStages: [] },
})
const admin = someone('admin', 'ORGANIZATION_ADMIN')

const OPEN_STEPS: Readonly<Record<FactorResetState, readonly FactorResetStep[]>> = {
  REQUESTED: ['CHECK', 'DECLINE'],
  CHECKED: ['CONFIRM', 'DECLINE'],
  DONE: [],
  DECLINED: [],
  WITHDRAWN: [],
  EXPIRED: [],
}
const STEPS: readonly FactorResetStep[] = ['CHECK', 'CONFIRM', 'DECLINE']

describe('a request to remove lost second factors', () => {
  test.each(FACTOR_RESET_STATES)('that is %s is open to the steps of the table', (state) => {
    const reset = { userId: 'robin', state, expiresAt: LATER, checkedById: null }
    expect(STEPS.filter((step) => isStepOpen(step, reset, NOW))).toEqual(OPEN_STEPS[state])
    const late = { ...reset, expiresAt: NOW }
    expect(STEPS.filter((step) => isStepOpen(step, late, NOW))).toEqual([])
  })

  test.each([
    ['REQUESTED', 'EXPIRED'],
    ['CHECKED', 'EXPIRED'],
    ['DONE', 'DONE'],
    ['DECLINED', 'DECLINED'],
    ['WITHDRAWN', 'WITHDRAWN'],
  ] as const)('that is %s is %s once its time is over', (state, then) => {
    expect(factorResetState({ state, expiresAt: NOW }, NOW)).toBe(then)
    expect(factorResetState({ state, expiresAt: LATER }, NOW)).toBe(state)
  })

  test.each(ROLES)('%s decides about it only as an administrator', (role) => {
    const about = { userId: 'robin', checkedById: null }
    const isAllowed = STEPS.map((step) => mayTakeStep(someone('x', role), step, about).ok)
    expect(isAllowed).toEqual(STEPS.map(() => ['ORGANIZATION_ADMIN', 'SERVICE'].includes(role)))
  })

  test('nobody decides about their own, or gives both words', () => {
    const codeOf = (step: FactorResetStep, userId: string, checkedById: string | null) => {
      const result = mayTakeStep(admin, step, { userId, checkedById })
      return result.ok ? 'OK' : result.error.code
    }
    for (const step of STEPS) expect(codeOf(step, 'admin', null)).toBe('SEPARATION_OF_DUTIES')
    expect(codeOf('CONFIRM', 'robin', 'admin')).toBe('SEPARATION_OF_DUTIES')
    expect(codeOf('CONFIRM', 'robin', 'other')).toBe('OK')
    expect(codeOf('DECLINE', 'robin', 'admin')).toBe('OK') // taking the first word back harms nobody
    expect(mayTakeStep(undefined, 'CHECK', { userId: 'robin' }).ok).toBe(false)
  })

  test('staff are those who decide about apps or read what nobody else may', () => {
    expect(ROLES.filter((role) => isStaff([role]))).toEqual([
      ...['INTAKE_REVIEWER', 'SECURITY_REVIEWER', 'TECHNICAL_REVIEWER', 'CLINICAL_REVIEWER'],
      ...['CONTRACT_REVIEWER', 'APP_ADMIN', 'SECURITY_OFFICER', 'AUDITOR', 'ORGANIZATION_ADMIN'],
    ])
  })
})
