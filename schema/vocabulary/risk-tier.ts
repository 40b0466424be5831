import { RISK_TIERS, type RiskTier } from './registration.ts'

/** Finds the highest of several risk tiers; LOW when there are none. */
export function highestTier(tiers: readonly RiskTier[]): RiskTier {
  return RISK_TIERS.findLast((tier) => tiers.includes(tier)) ?? 'LOW'
}

/** Moves a risk tier up by some steps, and stops at CRITICAL. */
export function raiseTier(tier: RiskTier, steps: number): RiskTier {
  return RISK_TIERS[RISK_TIERS.indexOf(tier) + steps] ?? 'CRITICAL'
}

/** Says whether a tier needs a justification per scope and a second approval. */
export function isHighTier(tier: RiskTier): boolean {
  return tier === 'HIGH' || tier === 'CRITICAL'
}
