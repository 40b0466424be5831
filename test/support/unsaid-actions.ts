import { activitySentence } from '../../api/queries/registration/activity-sentence.ts'
import type { AuditAction } from '../../schema/vocabulary/audit-action.ts'
import type { TestPlatform } from './test-platform.ts'

/** Names what the log of a version shows in no words; throws where there is no log to look at. */
export async function unsaidActions({ pool }: Pick<TestPlatform, 'pool'>): Promise<string[]> {
  const { rows } = await pool.query<{ action: AuditAction }>(
    `select distinct action from audit_event where app_version_id is not null and environment is null
     and action not in ('app-version.draft-saved', 'document.announced')`,
  )
  const actions = rows.map(({ action }) => action)
  if (!actions.includes('validation-run.finished')) throw new Error('No checks ran.')
  return actions.filter((action) => activitySentence(action, null) === action)
}
