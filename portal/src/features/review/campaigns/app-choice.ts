import { RISK_TIERS, type RiskTier } from '../../../../../schema/vocabulary/registration.ts'
import type { LiveApp } from '../../../components/live-apps/use-live-apps.ts'

/** Which live apps a campaign is about: those of the filters, less or more by hand. */
export interface AppChoice {
  readonly tier: RiskTier | null
  readonly vendorId: string | null
  readonly sensitivity: RiskTier | null
  /** Taken out or put back one by one. */
  readonly without: readonly string[]
}

export const ALL_APPS: AppChoice = { tier: null, vendorId: null, sensitivity: null, without: [] }

/** The apps the filters leave: of a tier or above, of a vendor, with data of a sensitivity or above. */
export function appsOf(
  apps: readonly LiveApp[],
  { tier, vendorId, sensitivity }: AppChoice,
): LiveApp[] {
  const reaches = (value: RiskTier, least: RiskTier | null) =>
    !least || RISK_TIERS.indexOf(value) >= RISK_TIERS.indexOf(least)
  return apps.filter(
    (app) =>
      reaches(app.riskTier, tier) &&
      reaches(app.sensitivity, sensitivity) &&
      (!vendorId || app.vendorId === vendorId),
  )
}

/** The ids that are sent: of what the filters leave, without what was taken out by hand. */
export function chosenIds(apps: readonly LiveApp[], choice: AppChoice): string[] {
  return appsOf(apps, choice).flatMap(({ appId }) =>
    choice.without.includes(appId) ? [] : [appId],
  )
}
