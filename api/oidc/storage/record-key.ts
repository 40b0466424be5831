import type { AdapterPayload } from 'oidc-provider'
import type { LaunchEnvironment } from '../../../schema/vocabulary/launch-environment.ts'

/** One row of `oidc_record` as it is read. */
export interface RecordFound {
  payload: AdapterPayload
  /** Seconds since 1970, as the provider counts. */
  consumed: number | null
}

/** The columns the provider finds records by. */
export type RecordColumn = 'id' | 'uid' | 'user_code'

/** Under what a record is kept while a request lasts. */
export function recordKey(
  environment: LaunchEnvironment,
  { column, model, value }: { model: string; column: RecordColumn; value: string },
): string {
  return [environment, model, column, value].join(' ')
}

/** The record as the provider wants it; undefined where there is none. */
export function payloadOf([row]: readonly RecordFound[]): AdapterPayload | undefined {
  return row?.consumed ? { ...row.payload, consumed: row.consumed } : row?.payload
}
