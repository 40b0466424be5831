import { FIRST_POLICY } from '../../../schema/vocabulary/governance-policy.ts'
import { column } from '../../support/facts.ts'
import type { TestPlatform } from '../../support/test-platform.ts'
import type { OperationOn } from './operation.ts'

export interface RuleTargets {
  /** Changes of the catalog that somebody else than the publisher proposed. */
  confirmedRuleId: string
  withdrawnRuleId: string
}

type Operation = OperationOn<RuleTargets>

const ERRORS = 'userErrors { code }'

const forWriters = (text: Operation['text']): Operation => ({
  text,
  rightful: 'publisher',
  others: ['UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN'],
})

export const RULE_QUERIES: Readonly<Record<string, Operation>> = {
  governancePolicy: forWriters(() => 'governancePolicy { version }'),
  governancePolicyProposal: forWriters(() => 'governancePolicyProposal { id }'),
  scopeSettings: forWriters(() => 'scopeSettings { key }'),
  scopeOverrides: {
    text: () => 'scopeOverrides { key }',
    rightful: 'anybody',
    others: ['OK', 'OK', 'OK'],
  },
}

export const RULE_MUTATIONS: Readonly<Record<string, Operation>> = {
  governancePolicyPropose: forWriters(
    () =>
      `governancePolicyPropose(input: { ${POLICY}, waivers: [], summary: "Nobody waives anything." }) { ${ERRORS} }`,
  ),
  scopeOverridePropose: forWriters(
    () =>
      `scopeOverridePropose(input: { key: "Goal", sensitivity: HIGH, summary: "Goals say a lot here." }) { ${ERRORS} }`,
  ),
  ruleConfirm: forWriters(
    ({ confirmedRuleId }) =>
      `ruleConfirm(input: { proposalId: "${confirmedRuleId}", expectedRevision: 1 }) { ${ERRORS} }`,
  ),
  ruleWithdraw: forWriters(
    ({ withdrawnRuleId }) =>
      `ruleWithdraw(input: { proposalId: "${withdrawnRuleId}", expectedRevision: 1 }) { ${ERRORS} }`,
  ),
}

/** Prepares what the operations are asked about. */
export async function ruleTargets(platform: TestPlatform): Promise<RuleTargets> {
  await column(
    platform,
    `update organization set scope_overrides = '{"Media": {"needsExtraReview": true}}' where id = $1`,
    [platform.organization.id],
  )
  await aRule(platform, 'POLICY', FIRST_POLICY)
  return {
    confirmedRuleId: await aRule(platform, 'SCOPE:Device'),
    withdrawnRuleId: await aRule(platform, 'SCOPE:Coverage'),
  }
}

const { waivers: _waivers, ...numbers } = FIRST_POLICY
const POLICY = Object.entries(numbers)
  .map(([name, value]) => `${name}: ${value}`)
  .join(', ')

/** Takes away the proposal that waits, so that another one may be made. */
export async function withdrawPolicy(platform: TestPlatform): Promise<void> {
  await column(
    platform,
    `update hospital_rule_proposal set state = 'WITHDRAWN' where subject = 'POLICY'`,
  )
}

async function aRule(
  platform: TestPlatform,
  subject: string,
  value: object = { isOffered: false },
): Promise<string> {
  const [id = ''] = await column<string>(
    platform,
    `insert into hospital_rule_proposal (id, organization_id, created_at, updated_at, subject, state, value, summary,
       proposed_by_id)
     select gen_random_uuid(), $1, now(), now(), $2, 'OPEN', $3, 'Nobody needs it here.',
       owner_id from app limit 1 returning id`,
    [platform.organization.id, subject, JSON.stringify(value)],
  )
  return Buffer.from(`RuleProposal:${id}`).toString('base64url')
}
