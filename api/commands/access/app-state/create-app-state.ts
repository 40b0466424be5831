import { randomUUID } from 'node:crypto'
import { APP_STATE_LIMITS } from '../../../../schema/vocabulary/app-state.ts'
import type { StatePlace, StoredState } from '../../../queries/access/app-states.ts'
import type { StateWriting } from './state-writing.ts'

/** New state; id and version are ours to give. */
export interface NewState extends Pick<StoredState, 'system' | 'code' | 'subject' | 'content'> {
  readonly organizationId: string
  readonly appId: string
}

/**
 * Keeps new app state and returns it, in its first version; undefined where there is as much of that code about that subject as
 * one app may have. Two at the same moment may each be the last.
 */
export async function createAppState(
  { rowWriter, sealer, clock }: StateWriting,
  { environment, partition = '', vendorId }: StatePlace,
  { organizationId, appId, system, code, subject, content }: NewState,
): Promise<StoredState | undefined> {
  const id = randomUUID()
  const updatedAt = clock.now()
  const place = [environment, partition, vendorId, system, code, subject]
  const [row] = await rowWriter.write(STATEMENT, [
    ...[id, organizationId, updatedAt, updatedAt, appId, sealer.seal(JSON.stringify(content))],
    ...[...place, ...place, APP_STATE_LIMITS.perCodeAndSubject],
  ])
  return row && { id, version: 1, updatedAt, system, code, subject, content }
}

const STATEMENT = `
insert into app_state (id, organization_id, created_at, updated_at, app_id, content,
  environment, partition_name, vendor_id, code_system, code, subject)
select ?::uuid, ?::uuid, ?::timestamptz, ?::timestamptz, ?::uuid, ?::text,
  ?::text, ?::text, ?::uuid, ?::text, ?::text, ?::text
where (
  select count(*) from app_state
  where environment = ? and partition_name = ? and vendor_id = ? and code_system = ? and code = ?
    and subject is not distinct from ?::text
) < ?::int
returning id`
