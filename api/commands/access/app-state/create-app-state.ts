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
 * one app may have. Of two that reach for the last seat at the same moment one gets it.
 */
export async function createAppState(
  { rowWriter, sealer, clock }: StateWriting,
  { environment, partition = '', vendorId }: StatePlace,
  { organizationId, appId, system, code, subject, content }: NewState,
): Promise<StoredState | undefined> {
  const id = randomUUID()
  const updatedAt = clock.now()
  const place = [environment, partition, vendorId, system, code, subject]
  const sealed = sealer.seal(JSON.stringify(content))
  const values = [
    ...[id, organizationId, updatedAt, updatedAt, appId, sealed],
    ...[...place, APP_STATE_LIMITS.perCodeAndSubject, ...place],
  ]
  // Nothing written: no seat is free, or somebody else took the same one. There are never more such others than seats.
  for (let seat = 0; seat <= APP_STATE_LIMITS.perCodeAndSubject; seat += 1) {
    const [row] = await rowWriter.write(STATEMENT, values)
    if (row) return { id, version: 1, updatedAt, system, code, subject, content }
  }
  return undefined
}

const STATEMENT = `
insert into app_state (id, organization_id, created_at, updated_at, app_id, content,
  environment, partition_name, vendor_id, code_system, code, subject, seat)
select ?::uuid, ?::uuid, ?::timestamptz, ?::timestamptz, ?::uuid, ?::text,
  ?::text, ?::text, ?::uuid, ?::text, ?::text, ?::text, free.seat
from generate_series(1, ?::int) free (seat)
where not exists (
  select from app_state s
  where s.environment = ? and s.partition_name = ? and s.vendor_id = ? and s.code_system = ? and s.code = ?
    and s.subject is not distinct from ?::text and s.seat = free.seat
)
order by free.seat limit 1
on conflict do nothing
returning id`
