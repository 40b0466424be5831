import type { ReactElement } from 'react'
import { RISK_TIERS, type RiskTier } from '../../../schema/vocabulary/registration.ts'

/** Draws a risk tier as one to four filled bars; the word stands beside it. */
export function TierBars({ tier }: { readonly tier: RiskTier }): ReactElement {
  const level = RISK_TIERS.indexOf(tier)
  return (
    <svg className="gh-icon" viewBox="0 0 20 20" aria-hidden="true">
      {RISK_TIERS.map((name, index) => (
        <rect
          key={name}
          x={2 + index * 4.2}
          y={14 - index * 3.5}
          width="3"
          height={3 + index * 3.5}
          rx="0.8"
          fill={index <= level ? 'currentColor' : 'none'}
          stroke="currentColor"
          strokeWidth="0.8"
        />
      ))}
    </svg>
  )
}
