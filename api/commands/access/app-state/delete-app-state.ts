import type { StatePlace, StoredState } from '../../../queries/access/app-states.ts'
import type { StateWriting } from './state-writing.ts'

/** Erases app state if it still has that version; returns whether it did. */
export async function deleteAppState(
  { rowWriter }: Pick<StateWriting, 'rowWriter'>,
  { environment, partition, vendorId }: StatePlace,
  { id, version }: Pick<StoredState, 'id' | 'version'>,
): Promise<boolean> {
  const values = [id, version, environment, partition ?? '', vendorId]
  return (await rowWriter.write(STATEMENT, values)).length > 0
}

const STATEMENT = `
delete from app_state
where id = ? and version = ? and environment = ? and partition_name = ? and vendor_id = ?
returning id`
