import type { SummaryItem } from '../../../components/error-summary.tsx'
import { fieldPath, type UserErrorFields } from '../../../components/user-error.ts'

/** Turns faults into the lines of an error summary; the ids are those of the vendor forms. */
export function faultItems(faults: readonly UserErrorFields[]): SummaryItem[] {
  return faults.map((fault) => {
    const fieldId = fieldPath(fault).join('-')
    return { key: `${fieldId} ${fault.code}`, message: fault.message, fieldId }
  })
}
