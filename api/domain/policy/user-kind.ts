import type { DataUserKind } from '../../../schema/vocabulary/data-policy.ts'

/** What a token or an audit row says of the person behind a request. */
export interface PersonBehind {
  readonly isPerson: boolean
  /** The FHIR type of the person, where the app may know who that is. */
  readonly userType: string | null | undefined
  /** Of a patient: the record is their own; null without a record in context. */
  readonly isOwn: boolean | null
}

/** Says in whose name an app asks; undefined when it is not told. */
export function userKind({ isPerson, userType, isOwn }: PersonBehind): DataUserKind | undefined {
  if (!isPerson) return 'SERVICE'
  switch (userType) {
    case 'Practitioner':
    case 'PractitionerRole':
      return 'STAFF'
    case 'RelatedPerson':
      return 'REPRESENTATIVE'
    case 'Patient':
      return isOwn === false ? 'REPRESENTATIVE' : 'PATIENT'
    default:
      return undefined
  }
}
