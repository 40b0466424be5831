import type { AppVersionStatus } from '../../../schema/vocabulary/app-status.ts'
import type { LaunchEnvironment } from '../../../schema/vocabulary/launch-environment.ts'

/**
 * In which status the version a client is pinned to may be launched: live ones in production, and those under
 * review in the sandbox as well (R291, SMART.md PLAT-03).
 */
const LAUNCHABLE_STATUSES = {
  PRODUCTION: ['LIVE'],
  SANDBOX: ['IN_REVIEW', 'LIVE'],
} as const satisfies Record<LaunchEnvironment, readonly AppVersionStatus[]>

/** The same list as a PostgreSQL array literal, for `= any(?::text[])`. */
export function launchableStatusesLiteral(environment: LaunchEnvironment): string {
  return `{${LAUNCHABLE_STATUSES[environment].join(',')}}`
}

/**
 * Whether the version `v` that a client `c` is pinned to may be launched, in SQL; its one value is the list above. A
 * draft may where its app registered itself: such clients are known in the sandbox alone (SMART.md DCR-05).
 */
export const IS_LAUNCHABLE = `(v.status = any(?::text[]) or (v.status = 'DRAFT' and exists
  (select 1 from client_registration self where self.oauth_client_id = c.id)))`
