import type { LaunchEnvironment } from '../../../../../schema/vocabulary/launch-environment.ts'
import { locale } from '../../../lib/i18n/language.ts'
import { mark, t } from '../../../lib/i18n/translate.ts'
import type { Representative } from './use-representatives.ts'

/** The two worlds, as people read them. */
export const ENVIRONMENT_WORDS: Readonly<Record<LaunchEnvironment, string>> = {
  PRODUCTION: mark('Production'),
  SANDBOX: mark('Sandbox'),
}

/** Whom somebody acts for: the name in the records, or the id where they do not answer. */
export function patientName({
  patient,
  patientFacts,
}: Pick<Representative, 'patient' | 'patientFacts'>): string {
  return patientFacts?.name ?? patient
}

/** What tells this patient from another of that name; empty when the records say nothing. */
export function patientMarks({ patientFacts }: Pick<Representative, 'patientFacts'>) {
  const { birthDate, recordNumber } = patientFacts ?? {}
  return [
    birthDate && t('Born {{birthDate}}', { birthDate: birthDay(birthDate) }),
    recordNumber && t('Record number {{recordNumber}}', { recordNumber }),
  ].filter((each) => each !== undefined && each !== null && each !== '')
}

/** From and until which day it holds, in the reader's own zone. */
export function heldInWords({
  validFrom,
  validUntil,
}: Pick<Representative, 'validFrom' | 'validUntil'>): string {
  const from = dayOf(new Date(validFrom))
  if (!validUntil) return t('Since {{from}}, until it is ended', { from })
  // It holds up to this moment: a midnight belongs to the day before.
  return t('{{from}} to {{until}}', { from, until: dayOf(new Date(Date.parse(validUntil) - 1)) })
}

/** Where a relation stands that was not ended. */
export function standingOf(
  { validFrom, validUntil }: Pick<Representative, 'validFrom' | 'validUntil'>,
  now: Date,
): string | undefined {
  if (new Date(validFrom) > now) return t('Not yet in force')
  if (validUntil && new Date(validUntil) <= now) return t('Over')
  return undefined
}

function dayOf(at: Date): string {
  return at.toLocaleDateString(locale(), { dateStyle: 'medium' })
}

/** A date of FHIR has no zone, and may be a year or a month alone: those stay as they are. */
function birthDay(date: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return date
  return new Date(`${date}T00:00:00Z`).toLocaleDateString(locale(), {
    dateStyle: 'medium',
    timeZone: 'UTC',
  })
}
