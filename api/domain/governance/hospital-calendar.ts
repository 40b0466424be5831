import type { BusinessCalendar } from './business-calendar.ts'
import type { PolicyBook } from './policy-book.ts'

/** What a hospital counts its time by: its calendar, and every version of its policy. */
export interface HospitalCalendar extends BusinessCalendar {
  readonly policies: PolicyBook
}
