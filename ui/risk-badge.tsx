import { IconAlertTriangle, IconShieldCheck, IconShieldExclamation } from '@tabler/icons-react'
import { RISK_TIER_NAMES, type RiskTier } from '../schema/vocabulary/registration.ts'

const ICONS = {
  LOW: IconShieldCheck,
  MODERATE: IconShieldExclamation,
  HIGH: IconAlertTriangle,
  CRITICAL: IconAlertTriangle,
} as const

interface Props {
  readonly tier: RiskTier
  /** What the tier is about, read before it: "Risk", "Sensitivity". */
  readonly label: string
  /** Says the English word of the tier in another language. */
  readonly say?: (english: string) => string
}

/** Shows a risk tier in words; colour is left to the status of an app. */
export function RiskBadge({ tier, label, say = String }: Props) {
  const Icon = ICONS[tier]
  return (
    <span style={SHAPE}>
      <Icon size={16} stroke={1.75} aria-hidden="true" style={WHOLE} />
      {label}: {say(RISK_TIER_NAMES[tier]).toLowerCase()}
    </span>
  )
}

const SHAPE = {
  display: 'inline-flex',
  alignItems: 'center',
  gap: 'var(--gh-space-1)',
  fontSize: 'var(--gh-text-sm)',
  color: 'var(--gh-text-muted)',
} as const

/** In a narrow column the words wrap; the picture keeps its size. */
const WHOLE = { flex: 'none' } as const
