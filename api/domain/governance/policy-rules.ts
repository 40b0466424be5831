import {
  type GovernancePolicy,
  POLICY_NUMBER_IDS,
  POLICY_NUMBERS,
  POLICY_SWITCH_IDS,
  type PolicyNumber,
  WAIVABLE_STAGES,
  WAIVER_TIERS,
  type WaiverRule,
  waiverRight,
} from '../../../schema/vocabulary/governance-policy.ts'
import type { FieldIssue } from '../submission/field-issue.ts'

/** Finds what is wrong with a policy: numbers outside their limits, a waiver named twice, a date before it can be met. */
export function policyFaults(policy: GovernancePolicy): FieldIssue[] {
  return [
    ...POLICY_NUMBER_IDS.flatMap((name) => numberFaults(name, policy[name])),
    ...policy.waivers.flatMap((rule, index) => waiverFaults(rule, index, policy.waivers)),
    ...reminderFaults(policy),
  ]
}

/** A policy as it is kept: every number, and every waiver in the order of the page; what was not given nobody may. */
export function wholePolicy(given: GovernancePolicy): GovernancePolicy {
  const waivers = WAIVABLE_STAGES.flatMap((stage) =>
    WAIVER_TIERS.map(
      (riskTier): WaiverRule => ({ stage, riskTier, right: waiverRight(given, stage, riskTier) }),
    ),
  )
  return { ...given, waivers }
}

/** Names every part of a policy with its value, for the list of what changed. */
export function policyParts(policy: GovernancePolicy): Record<string, string | number | boolean> {
  return {
    ...Object.fromEntries(
      [...POLICY_NUMBER_IDS, ...POLICY_SWITCH_IDS].map((name) => [name, policy[name]]),
    ),
    ...Object.fromEntries(
      policy.waivers.map(({ stage, riskTier, right }) => [`waivers.${stage}.${riskTier}`, right]),
    ),
  }
}

function numberFaults(name: PolicyNumber, actual: number): FieldIssue[] {
  const { min, max } = POLICY_NUMBERS[name]
  if (actual >= min && actual <= max) return []
  const isLow = actual < min
  const message = `Choose ${min} to ${max}.`
  const limit = isLow ? min : max
  return [{ code: isLow ? 'TOO_SHORT' : 'TOO_LONG', message, path: [name], limit, actual }]
}

function waiverFaults(
  { stage, riskTier }: WaiverRule,
  index: number,
  all: readonly WaiverRule[],
): FieldIssue[] {
  const isKnown = WAIVABLE_STAGES.includes(stage) && WAIVER_TIERS.includes(riskTier)
  if (!isKnown) {
    const message = 'This is never waived: who a vendor is, what is safe, and what is critical.'
    return [{ code: 'INVALID', message, path: ['waivers', String(index)] }]
  }
  const first = all.findIndex((each) => each.stage === stage && each.riskTier === riskTier)
  if (first === index) return []
  const message = 'This stage is named twice for this risk.'
  return [{ code: 'NOT_UNIQUE', message, path: ['waivers', String(index)] }]
}

/** A reminder has to come after the stage opened. */
function reminderFaults({ dueSoonDays, ...days }: GovernancePolicy): FieldIssue[] {
  const shortest = Math.min(...STAGE_DAYS.map((name) => days[name]))
  if (dueSoonDays <= shortest) return []
  const message = `The shortest stage has ${shortest} business days: remind at most so many before.`
  const path = ['dueSoonDays']
  return [{ code: 'TOO_LONG', message, path, limit: shortest, actual: dueSoonDays }]
}

const STAGE_DAYS = [
  'intakeDays',
  'securityDays',
  'technicalDays',
  'contractDays',
  'pilotDays',
  'launchDays',
] as const
