import { defineEntity, p } from '@mikro-orm/core'
import type { LaunchEnvironment } from '../../../schema/vocabulary/launch-environment.ts'
import type { RepresentationKind } from '../../../schema/vocabulary/representation.ts'
import { User } from '../account/user.entity.ts'
import { ownedRow } from '../base.entity.ts'

const PatientRepresentationSchema = defineEntity({
  name: 'PatientRepresentation',
  tableName: 'patient_representation',
  properties: {
    ...ownedRow,
    environment: p.string().$type<LaunchEnvironment>(),
    userId: () => p.manyToOne(User).mapToPk().fieldName('user_id'),
    /** Id of the patient on the FHIR base of that environment. */
    patientId: p.string().length(64),
    kind: p.string().$type<RepresentationKind>(),
    /** Id of the hospital's RelatedPerson for it: what fhirUser names while this patient is in context. */
    relatedPersonId: p.string().length(64).nullable(),
    validFrom: p.datetime(),
    validUntil: p.datetime().nullable(),
    /** Apps get nothing the catalog rates sensitive, such as diagnoses and notes: for adolescents. */
    excludesSensitive: p.boolean(),
    endedAt: p.datetime().nullable(),
    /** Why, in the words of whoever ended it. */
    endReason: p.text().nullable(),
  },
})

/** One person acts for one patient, by the word of the hospital. Never changed: it is ended, and another begun. */
export class PatientRepresentation extends PatientRepresentationSchema.class {}
PatientRepresentationSchema.setClass(PatientRepresentation)
