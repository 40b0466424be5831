import type { Move } from '../move-app-version.ts'
import { openIncident, tellIncident } from './open-incident.ts'

type Effect = NonNullable<Move['effect']>

/** Puts an incident around what a suspension stops: it lists what was open before, and replicas confirm after. */
export function withIncident(stop: Effect): Effect {
  return async (ctx, found) => {
    const { version, app } = found
    const isEmergency = version.suspensionKind === 'EMERGENCY'
    const incident = await openIncident(ctx, {
      kind: isEmergency ? 'EMERGENCY' : 'SUSPENSION',
      appId: app.id,
      versionId: version.id,
      reason: version.statusReason ?? '',
    })
    await stop(ctx, found)
    await tellIncident(ctx, incident)
  }
}
