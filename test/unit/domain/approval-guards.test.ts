import { expect, it } from 'vitest'
import {
  type ApprovalFacts,
  unmetForApproval,
} from '../../../api/domain/governance/approval-guards.ts'
import { STAGES_BEFORE_APPROVAL } from '../../../schema/vocabulary/stage.ts'

const PASSED: ApprovalFacts = {
  standing: {
    states: new Map(STAGES_BEFORE_APPROVAL.map((stage) => [stage, 'PASSED' as const])),
    filed: new Set(['DEACTIVATION_PLAN', 'ROLLBACK_PLAN'] as const),
    riskTier: 'LOW',
  },
  outgrownWaivers: [],
  scopes: [{ scope: 'openid', decision: 'GRANTED' }],
  checkFaults: [],
  isValidated: true,
  supportContact: 'help@app.example',
  hasOwner: true,
}

it('guards hold when everything is there', () => expect(unmetForApproval(PASSED)).toEqual([]))

it.each<[Partial<ApprovalFacts>, string, string]>([
  [
    { standing: { ...PASSED.standing, states: new Map() } },
    'STAGES_PASSED',
    'Not passed or waived yet: Intake, Security and privacy, Technical validation, Contract and scopes, Pilot.',
  ],
  [
    { outgrownWaivers: ['TECHNICAL_VALIDATION', 'PILOT'] },
    'STAGES_PASSED',
    'Waived when the risk was lower; open it again and decide it: Technical validation, Pilot.',
  ],
  [
    { scopes: [{ scope: 'openid', decision: 'PENDING' }] },
    'SCOPES_DECIDED',
    'Not decided yet: openid.',
  ],
  [
    { checkFaults: ['The key set cannot be used: gone.'] },
    'VALIDATION_WITHOUT_ERROR',
    'The automated checks find: The key set cannot be used: gone.',
  ],
  [
    { isValidated: false },
    'VALIDATION_WITHOUT_ERROR',
    'The automated checks of this submission have not finished. Wait a moment, or start them under Validation.',
  ],
  [
    { standing: { ...PASSED.standing, filed: new Set() } },
    'OPERATIONS_PLANNED',
    'Not there yet: Deactivation plan, Rollback plan.',
  ],
  [{ supportContact: ' ' }, 'OPERATIONS_PLANNED', 'Not there yet: Support contact.'],
  [{ hasOwner: false }, 'OPERATIONS_PLANNED', 'Not there yet: An owner who belongs to the vendor.'],
])('guards name what is missing: %#', (change, guard, message) => {
  expect(unmetForApproval({ ...PASSED, ...change })).toMatchObject([{ guard, message }])
})

it('guards count what is too long to be named', () => {
  const scopes = Array.from({ length: 9 }, (_, index) => ({
    scope: `patient/Goal.rs?lifecycle-status=${index}`,
    decision: 'PENDING' as const,
  }))
  expect(unmetForApproval({ ...PASSED, scopes })[0]?.message).toMatch(/=5 and 3 more\.$/)
})
