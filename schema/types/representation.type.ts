import { Field, ID, InputType, ObjectType } from 'type-graphql'
import type { LaunchEnvironment } from '../vocabulary/launch-environment.ts'
import type { RepresentationKind } from '../vocabulary/representation.ts'
import { LaunchEnvironmentEnum, RepresentationKindEnum } from './enums.ts'
import { Payload } from './payload.type.ts'

@ObjectType({
  description: 'One person who acts for one patient with apps, by the word of the hospital.',
})
export class PatientRepresentative {
  @Field(() => ID)
  readonly id!: string

  @Field(() => LaunchEnvironmentEnum)
  readonly environment!: LaunchEnvironment

  @Field(() => ID, { description: 'Id of the patient on the FHIR base of that environment.' })
  readonly patient!: string

  @Field(() => String, { description: 'Of the representative.' })
  readonly name!: string

  @Field(() => String, { description: 'Address the representative signs in with.' })
  readonly email!: string

  @Field(() => RepresentationKindEnum)
  readonly kind!: RepresentationKind

  @Field(() => ID, {
    nullable: true,
    description:
      "Id of the hospital's RelatedPerson for it: what fhirUser names while this patient is in context.",
  })
  readonly relatedPerson!: string | null

  @Field(() => Date)
  readonly validFrom!: Date

  @Field(() => Date, { nullable: true, description: 'Null until it is ended.' })
  readonly validUntil!: Date | null

  @Field(() => Boolean, {
    description:
      'Apps get nothing the catalog rates sensitive, such as diagnoses and notes: for adolescents.',
  })
  readonly excludesSensitive!: boolean

  @Field(() => Date, { nullable: true })
  readonly endedAt!: Date | null

  @Field(() => String, { nullable: true, description: 'Why it was ended.' })
  readonly endReason!: string | null
}

@ObjectType({ description: 'What tells one patient from another when people look at a relation.' })
export class RepresentedPatient {
  @Field(() => String)
  readonly name!: string

  @Field(() => String, { nullable: true, description: 'As FHIR has it: a day, a month or a year.' })
  readonly birthDate?: string | undefined

  @Field(() => String, { nullable: true, description: 'Medical record number.' })
  readonly recordNumber?: string | undefined
}

@ObjectType()
export class PatientRepresentativePayload extends Payload {
  @Field(() => PatientRepresentative, { nullable: true })
  readonly representative!: PatientRepresentative | null
}

@InputType({ description: 'Whom the hospital lets act for whom.' })
export class PatientRepresentativeAddInput {
  @Field(() => String, { description: "Address of the representative's account." })
  email!: string

  @Field(() => LaunchEnvironmentEnum, {
    nullable: true,
    description: "When left out, that of the service account's client, or production.",
  })
  environment?: LaunchEnvironment | null

  @Field(() => ID, { description: '"id" or "Patient/id" on the FHIR base of that environment.' })
  patient!: string

  @Field(() => RepresentationKindEnum)
  kind!: RepresentationKind

  @Field(() => ID, { nullable: true, description: '"id" or "RelatedPerson/id".' })
  relatedPerson?: string | null

  @Field(() => Date, { nullable: true, description: 'From now when it is left out.' })
  validFrom?: Date | null

  @Field(() => Date, { nullable: true, description: 'A coming of age, or the end of a mandate.' })
  validUntil?: Date | null

  @Field(() => Boolean, { nullable: true, description: 'By default nothing is left out.' })
  excludesSensitive?: boolean | null
}
