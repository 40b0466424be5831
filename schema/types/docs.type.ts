import { Field, Int, ObjectType } from 'type-graphql'
import type { DocsSectionKey } from '../vocabulary/docs-section.ts'
import type { LaunchEnvironment } from '../vocabulary/launch-environment.ts'
import { DocsSectionKeyEnum, LaunchEnvironmentEnum } from './enums.ts'
import { FhirBase } from './fhir-base.type.ts'

@ObjectType({ description: 'Where everything of one environment lives (R228, R230).' })
export class EnvironmentEndpoints {
  @Field(() => LaunchEnvironmentEnum)
  readonly environment!: LaunchEnvironment

  @Field(() => String)
  readonly fhirBase!: string

  @Field(() => [FhirBase], { description: 'All of them, `fhirBase` first.' })
  readonly fhirBases!: FhirBase[]

  @Field(() => String)
  readonly capabilityStatementUrl!: string

  @Field(() => String)
  readonly issuer!: string

  @Field(() => String)
  readonly discoveryUrl!: string

  @Field(() => String)
  readonly openidConfigurationUrl!: string

  @Field(() => String)
  readonly jwksUrl!: string

  @Field(() => String)
  readonly authorizeUrl!: string

  @Field(() => String)
  readonly tokenUrl!: string

  @Field(() => String)
  readonly revocationUrl!: string

  @Field(() => String)
  readonly introspectionUrl!: string

  @Field(() => String, {
    nullable: true,
    description: 'Where apps register themselves (RFC 7591); null where they may not.',
  })
  readonly registrationUrl!: string | null
}

@ObjectType()
export class DocsSection {
  @Field(() => DocsSectionKeyEnum)
  readonly key!: DocsSectionKey

  @Field(() => String)
  readonly title!: string

  @Field(() => String, { description: 'Plain paragraphs, separated by empty lines.' })
  readonly body!: string

  @Field(() => Boolean, { description: 'False where the hospital wrote its own words.' })
  readonly isDefault!: boolean
}

@ObjectType({ description: 'What the page for developers says (R004, R005).' })
export class DeveloperDocs {
  @Field(() => [DocsSection])
  readonly sections!: DocsSection[]

  @Field(() => Int)
  readonly revision!: number
}
