import type { StatePlace, StoredState } from '../../../queries/access/app-states.ts'
import type { StateWriting } from './state-writing.ts'

/** State as it is to become; code and subject say which it is, and never change. */
export interface ChangedState
  extends Pick<StoredState, 'id' | 'version' | 'system' | 'code' | 'subject' | 'content'> {
  /** Keeps it from being erased with an app that is gone. */
  readonly appId: string
}

/**
 * Replaces what app state holds if it is there, is about the same and still has that version; of writers at the same moment
 * one does. Returns it in its next version, and undefined for all the others: which of it failed nobody is told.
 */
export async function updateAppState(
  { rowWriter, sealer, clock }: StateWriting,
  { environment, partition, vendorId }: StatePlace,
  { id, version, system, code, subject, content, appId }: ChangedState,
): Promise<StoredState | undefined> {
  const updatedAt = clock.now()
  const [row] = await rowWriter.write<{ version: number }>(STATEMENT, [
    ...[updatedAt, sealer.seal(JSON.stringify(content)), appId, id, version],
    ...[environment, partition ?? '', vendorId, system, code, subject],
  ])
  return row && { id, version: row.version, updatedAt, system, code, subject, content }
}

const STATEMENT = `
update app_state set version = version + 1, updated_at = ?, content = ?, app_id = ?
where id = ? and version = ? and environment = ? and partition_name = ? and vendor_id = ?
  and code_system = ? and code = ? and subject is not distinct from ?::text
returning version`
