import { Field, ObjectType } from 'type-graphql'
import type { FhirBaseVersion } from '../vocabulary/fhir-base-version.ts'
import { FhirBaseVersionEnum } from './enums.ts'

@ObjectType({ description: 'One FHIR base of an environment; a token is for one of them.' })
export class FhirBase {
  @Field(() => String, { description: 'Where it is, and the `aud` of a request for it.' })
  readonly url!: string

  @Field(() => String, {
    nullable: true,
    description: 'Null for the first base, which every environment has.',
  })
  readonly name!: string | null

  @Field(() => FhirBaseVersionEnum)
  readonly version!: FhirBaseVersion

  @Field(() => Boolean, {
    description: 'Has it the records of the first base? Where not, backend services alone may ask.',
  })
  readonly hasSameRecords!: boolean

  @Field(() => String)
  readonly discoveryUrl!: string

  @Field(() => String)
  readonly capabilityStatementUrl!: string
}
