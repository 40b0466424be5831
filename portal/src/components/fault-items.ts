import type { SummaryItem } from './error-summary.tsx'
import { fieldPath, type UserErrorFields } from './user-error.ts'

/** Turns faults into the lines of an error summary; the ids of fields are their paths after `prefix`. */
export function faultItems(faults: readonly UserErrorFields[], prefix = ''): SummaryItem[] {
  return faults.map((fault) => {
    const path = fieldPath(fault).join('-')
    const key = `${path} ${fault.code}`
    return { key, message: fault.message, fieldId: path && `${prefix}${path}` }
  })
}
