import { Field, ObjectType } from 'type-graphql'
import type { FhirBaseVersion } from '../vocabulary/fhir-base-version.ts'
import { FhirBaseVersionEnum } from './enums.ts'

@ObjectType({
  description:
    'What is taken out of a FHIR base of STU3 under its name in R4 alone: nobody here knows whether it is called otherwise there.',
})
export class DataPolicyUncheckedElements {
  @Field(() => String, { description: 'Name of the base.' })
  readonly base!: string

  @Field(() => FhirBaseVersionEnum)
  readonly version!: FhirBaseVersion

  @Field(() => [String])
  readonly elements!: readonly string[]
}
