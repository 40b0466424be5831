import type { Random } from './random.ts'

/** A patient or practitioner whose id and name are given beforehand, for demo accounts. */
export interface FixedPerson {
  readonly id: string
  readonly given: string
  readonly family: string
  readonly gender: 'female' | 'male'
  /** FHIR date. Practitioners may do without. */
  readonly birthDate?: string
}

/** What the generators know of one patient. */
export interface Person {
  readonly id: string
  readonly given: readonly string[]
  readonly family: string
  readonly gender: 'female' | 'male'
  readonly birthDate: string
  /** Place on the growth charts, about -1.5 to 1.5. */
  readonly tallness: number
  readonly heaviness: number
}

/** A reference with the name of what it refers to. */
export interface NamedReference {
  readonly reference: string
  readonly display: string
}

/** What every generator of one patient's record is given. */
export interface RecordContext {
  readonly person: Person
  readonly random: Random
  readonly now: Date
  readonly subject: NamedReference
  readonly visits: readonly Visit[]
  /** Makes an id under the patient, the same for the same label. */
  readonly id: (label: string) => string
}

/** One visit: everything recorded at it refers to it. */
export interface Visit {
  readonly id: string
  readonly kind: 'wellChild' | 'checkUp' | 'symptom' | 'followUp'
  readonly start: Date
  readonly age: number
  readonly practitioner: NamedReference
  readonly organization: NamedReference
}

/** Reference to the encounter of a visit. */
export const encounterOf = ({ id }: Visit): { reference: string } => ({
  reference: `Encounter/${id}`,
})
