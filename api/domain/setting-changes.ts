/** One setting as it was and as it is, as the audit trail keeps it; null where there was nothing, or is nothing now. */
export interface RecordedChange {
  field: string
  before: string | null
  after: string | null
}

type Values = Readonly<Record<string, string | number | boolean | null | undefined>>

/** Says what differs between two states of some settings, in the order of the later one. */
export function settingChanges(before: Values, after: Values): RecordedChange[] {
  return Object.keys(after)
    .map((field) => ({ field, before: textOf(before[field]), after: textOf(after[field]) }))
    .filter((change) => change.before !== change.after)
}

function textOf(value: Values[string]): string | null {
  return value === null || value === undefined || value === '' ? null : String(value)
}
