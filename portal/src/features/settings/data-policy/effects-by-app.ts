import type { PolicyEffect } from '../../../../../schema/vocabulary/data-policy-preview.ts'
import type { DataPolicy } from './use-data-policy.ts'

export type Effect = NonNullable<DataPolicy['preview']>['effects'][number]

/** How many requests of one app would have been treated otherwise, by effect. */
export interface AppEffects {
  readonly appName: string
  readonly requests: Readonly<Record<PolicyEffect['effect'], number>>
}

const NONE: AppEffects['requests'] = { REFUSED: 0, REDACTED: 0, FILTERED: 0, OPENED: 0 }

/** Adds up the effects of each app, those first that lose most. */
export function effectsByApp(effects: readonly Effect[]): AppEffects[] {
  const sums = new Map<string, AppEffects['requests']>()
  for (const { appName, effect, requests } of effects) {
    const so = sums.get(appName) ?? NONE
    sums.set(appName, { ...so, [effect]: so[effect] + requests })
  }
  return [...sums]
    .map(([appName, requests]) => ({ appName, requests }))
    .toSorted((a, b) => lost(b) - lost(a) || a.appName.localeCompare(b.appName))
}

function lost({ requests }: AppEffects): number {
  return requests.REFUSED + requests.REDACTED + requests.FILTERED
}
