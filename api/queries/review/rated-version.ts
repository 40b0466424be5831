import type { RatedVersion } from '../../domain/requestable-scopes.ts'
import type { App } from '../../entities/app/app.entity.ts'
import type { AppVersion } from '../../entities/app/app-version.entity.ts'

/** Reads a stored version as the rules of its risk see it. */
export function ratedVersion(
  { version, app }: { version: AppVersion; app: App },
  scopes: readonly string[],
): RatedVersion {
  const { riskRaisedTo: tier, riskRaisedReason: reason, runtimeModel } = app
  const raised = tier ? { tier, reason: reason ?? '' } : undefined
  return { scopes, clientType: version.clientType, runtimeModel, raised }
}
