import { defineEntity, p } from '@mikro-orm/core'
import type { LaunchEnvironment } from '../../../schema/vocabulary/launch-environment.ts'
import { ownedRow } from '../base.entity.ts'
import { User } from './user.entity.ts'

const FhirIdentitySchema = defineEntity({
  name: 'FhirIdentity',
  tableName: 'fhir_identity',
  properties: {
    ...ownedRow,
    userId: () => p.manyToOne(User).mapToPk().fieldName('user_id'),
    environment: p.string().$type<LaunchEnvironment>(),
    /** "Patient/id" or "Practitioner/id" on the FHIR base of that environment; SMART calls it fhirUser. */
    reference: p.string(),
  },
})

/** Which FHIR resource a person is, per environment. */
export class FhirIdentity extends FhirIdentitySchema.class {}
FhirIdentitySchema.setClass(FhirIdentity)
