import {
  FIRST_POLICY,
  type GovernancePolicy,
  type WaiverRule,
} from '../../../schema/vocabulary/governance-policy.ts'
import type { Person } from '../../support/builders.ts'
import { asked } from '../review/template-steps.ts'

export interface RuleFault {
  code: string
  path: string[] | null
  limit?: number | null
  actual?: number | null
}

export interface Answered {
  proposalId: string | null
  userErrors: RuleFault[]
}

type By = Pick<Person, 'client'>

const ERRORS = 'userErrors { code path ... on FieldError { limit actual } }'

export function proposePolicy(person: By, change: Partial<GovernancePolicy>, summary = WHY) {
  return asked<Answered>(
    person,
    `mutation ($input: GovernancePolicyProposeInput!) {
      it: governancePolicyPropose(input: $input) { proposalId ${ERRORS} } }`,
    { input: { ...FIRST_POLICY, ...change, summary } },
  )
}

export function proposeOverride(person: By, input: object) {
  return asked<Answered>(
    person,
    `mutation ($input: ScopeOverrideProposeInput!) {
      it: scopeOverridePropose(input: $input) { proposalId ${ERRORS} } }`,
    { input: { summary: WHY, ...input } },
  )
}

export function settle(
  person: By,
  step: 'Confirm' | 'Withdraw',
  proposalId: string | null,
  expectedRevision = 1,
) {
  return asked<Answered>(
    person,
    `mutation ($input: RuleProposalInput!) { it: rule${step}(input: $input) { proposalId ${ERRORS} } }`,
    { input: { proposalId, expectedRevision } },
  )
}

/** Puts a change in force by two people. */
export async function inForce(answered: Promise<Answered>, second: By): Promise<void> {
  const { proposalId, userErrors } = await answered
  if (!proposalId) throw new Error(JSON.stringify(userErrors))
  const confirmed = await settle(second, 'Confirm', proposalId)
  if (confirmed.userErrors.length) throw new Error(JSON.stringify(confirmed.userErrors))
}

/** The first policy with other rights to waive one stage. */
export function waivers(stage: WaiverRule['stage'], right: WaiverRule['right']): WaiverRule[] {
  return FIRST_POLICY.waivers.map((rule) => (rule.stage === stage ? { ...rule, right } : rule))
}

const WHY = 'The board decided so in November.'
