import type { LaunchEnvironment } from '../../../../../schema/vocabulary/launch-environment.ts'
import type { RepresentationKind } from '../../../../../schema/vocabulary/representation.ts'
import type { PatientRepresentativeAddInput } from '../../../gql/graphql.ts'

/** What is typed about a relation before it is one; days as the browser has them: "2026-12-31". */
export interface RelationDraft {
  readonly email: string
  readonly environment: LaunchEnvironment
  readonly patient: string
  readonly kind: RepresentationKind
  readonly relatedPerson: string
  readonly validFrom: string
  readonly validUntil: string
  readonly excludesSensitive: boolean
}

export function emptyRelation(environment: LaunchEnvironment = 'PRODUCTION'): RelationDraft {
  return {
    ...{ environment, kind: 'PARENT', excludesSensitive: false },
    ...{ email: '', patient: '', relatedPerson: '', validFrom: '', validUntil: '' },
  }
}

/** As the API takes it: whole days of the reader's own zone become moments, the last one its end. */
export function inputOf(draft: RelationDraft): PatientRepresentativeAddInput {
  const { email, patient, relatedPerson, validFrom, validUntil } = draft
  return {
    ...draft,
    email: email.trim(),
    patient: patient.trim(),
    relatedPerson: relatedPerson.trim() || null,
    validFrom: validFrom ? startOf(validFrom).toISOString() : null,
    validUntil: validUntil ? startOf(validUntil, 1).toISOString() : null,
  }
}

function startOf(day: string, later = 0): Date {
  const at = new Date(`${day}T00:00:00`)
  at.setDate(at.getDate() + later)
  return at
}
