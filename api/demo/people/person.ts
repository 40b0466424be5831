import type { Role } from '../../../schema/vocabulary/role.ts'
import type { FixedPerson } from '../../fhir-server/synthetic/person.ts'

/** What a demo account is for: the word beside its sign-in. */
type DemoRole =
  | 'patient'
  | 'representative'
  | 'clinician'
  | 'developer'
  | 'reviewer'
  | 'security-reviewer'
  | 'technical-reviewer'
  | 'clinical-reviewer'
  | 'contract-reviewer'
  | 'admin'
  | 'security-officer'
  | 'auditor'
  | 'department-lead'

/** Somebody who can sign in, with the password printed beside the address. */
export interface DemoPerson {
  readonly role: DemoRole
  readonly firstName: string
  readonly lastName: string
  readonly email: string
  readonly password: string
  /** Roles in the hospital. */
  readonly holds: readonly Role[]
  /** Their entry in the records, the same in production and in the sandbox. */
  readonly record?: {
    readonly type: 'Patient' | 'Practitioner'
    readonly id: string
    readonly gender: FixedPerson['gender']
    readonly birthDate: string
  }
  /** Somebody of the made-up people of the sandbox, who acts for others there. */
  readonly inSandbox?: {
    readonly patientId: string
    readonly actsFor: readonly {
      readonly patientId: string
      readonly relatedPersonId: string
      /** For so many years more, and without what is sensitive: the child is nearly grown up. */
      readonly yearsLeft?: number
    }[]
  }
}
