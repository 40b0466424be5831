import type { SummaryItem } from '../../../components/error-summary.tsx'
import { fieldPath, type UserErrorFields } from '../../../components/user-error.ts'

/** The id of a field of the editor, and what is wrong with it. */
export interface FieldPlace {
  readonly id: string
  readonly error: string | undefined
}

/** Finds the place of a field of one rule: `at('key')`, `at('audience', 0)`. */
export type RulePlaces = (...field: readonly (string | number)[]) => FieldPlace

/** Answers where the fields of the rule at `index` are; a list is one field, whichever of its entries is wrong. */
export function placesOf(faults: readonly UserErrorFields[], index: number): RulePlaces {
  return (...field) => {
    const path = ['rules', index, ...field].join('.')
    const own = faults.filter((fault) => `${fieldPath(fault).join('.')}.`.startsWith(`${path}.`))
    return { id: idOf(path), error: own.map(({ message }) => message).join(' ') || undefined }
  }
}

/** The lines of the summary: each leads to the field that holds the fault. */
export function summaryItems(faults: readonly UserErrorFields[]): SummaryItem[] {
  return faults.map((fault, place) => {
    const path = fieldPath(fault)
    const field = path.slice(0, path[2] === 'audience' ? 4 : 3).join('.')
    return { key: `${place} ${fault.code}`, message: fault.message, fieldId: field && idOf(field) }
  })
}

function idOf(path: string): string {
  return `policy-${path.replaceAll('.', '-')}`
}
