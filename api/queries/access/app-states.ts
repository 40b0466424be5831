import type { LaunchEnvironment } from '../../../schema/vocabulary/launch-environment.ts'
import type { Ports } from '../../ports.ts'

/** What app state is read with. */
export type StateReading = Pick<Ports, 'rowReader' | 'sealer'>

/** Where state is kept: what lies elsewhere is not there. */
export interface StatePlace {
  readonly environment: LaunchEnvironment
  /** The name of the FHIR base; undefined for the first one. */
  readonly partition: string | undefined
  readonly vendorId: string
}

/** App state as it is kept; `subject` is relative to the FHIR base. */
export interface StoredState {
  readonly id: string
  readonly version: number
  readonly updatedAt: Date
  readonly system: string
  readonly code: string
  readonly subject: string | null
  readonly content: Readonly<Record<string, unknown>>
}

/** What is looked for: one code, and any of some subjects; null stands for the hospital as a whole. */
export interface StateCriteria extends Pick<StoredState, 'system' | 'code'> {
  readonly subjects: readonly (string | null)[]
}

/** Reads app state of one code about some subjects, in the order in which it was made. */
export async function findAppStates(
  { rowReader, sealer }: StateReading,
  { environment, partition, vendorId }: StatePlace,
  { system, code, subjects }: StateCriteria,
): Promise<StoredState[]> {
  const rows = await rowReader.rows<StateRow>(FIND, [
    ...[vendorId, system, code, environment, partition ?? ''],
    subjects.filter((each) => each !== null),
    subjects.includes(null),
  ])
  return rows.map((row) => stored(row, sealer))
}

/** Reads one; undefined when there is none in this place. */
export async function readAppState(
  { rowReader, sealer }: StateReading,
  { environment, partition, vendorId }: StatePlace,
  id: string,
): Promise<StoredState | undefined> {
  if (!UUID.test(id)) return undefined
  const values = [id, vendorId, environment, partition ?? '']
  const [row] = await rowReader.rows<StateRow>(READ, values)
  return row && stored(row, sealer)
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

interface StateRow {
  id: string
  version: number
  updated_at: Date
  code_system: string
  code: string
  subject: string | null
  content: string
}

function stored(row: StateRow, sealer: StateReading['sealer']): StoredState {
  const { id, version, updated_at: updatedAt, code_system: system, code, subject, content } = row
  return {
    id,
    version,
    updatedAt,
    system,
    code,
    subject,
    content: JSON.parse(sealer.open(content)),
  }
}

const COLUMNS = 'id, version, updated_at, code_system, code, subject, content'

const FIND = `
select ${COLUMNS} from app_state
where vendor_id = ? and code_system = ? and code = ? and environment = ? and partition_name = ?
  and (subject = any(?::text[]) or (?::boolean and subject is null))
order by created_at, id`

const READ = `
select ${COLUMNS} from app_state
where id = ? and vendor_id = ? and environment = ? and partition_name = ?`
