import type { SummaryItem } from './error-summary.tsx'
import { fieldPath, type UserErrorFields } from './user-error.ts'

/** Turns faults into the lines of an error summary; the ids of fields are their paths. */
export function faultItems(faults: readonly UserErrorFields[]): SummaryItem[] {
  return faults.map((fault) => {
    const fieldId = fieldPath(fault).join('-')
    return { key: `${fieldId} ${fault.code}`, message: fault.message, fieldId }
  })
}
