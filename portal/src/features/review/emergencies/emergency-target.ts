import type { LiveApp } from '../../../components/live-apps/use-live-apps.ts'

export const TARGET_KINDS = ['APP', 'VENDOR', 'SCOPE'] as const
export type TargetKind = (typeof TARGET_KINDS)[number]

/** What can be picked of a kind: its id, or the scope itself, and its words. */
export function choicesOf(
  kind: TargetKind,
  apps: readonly LiveApp[],
): { value: string; label: string }[] {
  switch (kind) {
    case 'APP':
      return apps.map(({ appId, name, vendorName }) => ({
        value: appId,
        label: `${name} (${vendorName})`,
      }))
    case 'VENDOR':
      return uniqueBy(apps.map(({ vendorId, vendorName }) => [vendorId, vendorName]))
    case 'SCOPE':
      return uniqueBy(apps.flatMap(({ scopes }) => scopes.map((scope) => [scope, scope] as const)))
  }
}

/** The input of the API for what was picked. */
export function inputOf(kind: TargetKind, value: string) {
  if (kind === 'APP') return { appId: value }
  return kind === 'VENDOR' ? { vendorId: value } : { scope: value }
}

function uniqueBy(pairs: readonly (readonly [string, string])[]) {
  return [...new Map(pairs)]
    .map(([value, label]) => ({ value, label }))
    .toSorted((a, b) => a.label.localeCompare(b.label))
}
