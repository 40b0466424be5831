import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import type { PointKind, TemplateKind } from '../vocabulary/review-template.ts'
import { PointKindEnum, TemplateKindEnum } from './enums.ts'
import { Payload } from './payload.type.ts'

@ObjectType({ description: 'One point of a form: something to tick, or to answer.' })
export class TemplatePoint {
  @Field(() => String, { description: 'Stays when the words change.' })
  readonly key!: string

  @Field(() => String)
  readonly label!: string

  @Field(() => String, { nullable: true, description: 'The label in Spanish, where it has one.' })
  readonly labelEs?: string | null

  @Field(() => PointKindEnum)
  readonly kind!: PointKind

  @Field(() => Boolean, { description: 'Does a stage wait for it?' })
  readonly isRequired!: boolean

  @Field(() => [String])
  readonly choices!: readonly string[]

  @Field(() => String, { nullable: true, description: 'The heading it stands under.' })
  readonly section?: string | null

  @Field(() => String, { nullable: true })
  readonly sectionEs?: string | null
}

@ObjectType({
  description:
    'A form of the review in one version. Versions never change; an edit is the next one.',
})
export class GovernanceTemplate {
  @Field(() => ID)
  readonly id!: string

  @Field(() => TemplateKindEnum)
  readonly kind!: TemplateKind

  @Field(() => Int, { description: 'Version 1 is what every hospital starts with.' })
  readonly version!: number

  @Field(() => String, { description: 'Paragraphs; {{placeholders}} are filled for each version.' })
  readonly body!: string

  @Field(() => String, { description: 'What changed, in words; empty for version 1.' })
  readonly summary!: string

  @Field(() => Date, { nullable: true, description: 'Null for version 1.' })
  readonly publishedAt!: Date | null
}

@ObjectType({ description: 'The next version of a form, which a second person has to publish.' })
export class GovernanceTemplateProposal {
  @Field(() => ID)
  readonly id!: string

  @Field(() => TemplateKindEnum)
  readonly kind!: TemplateKind

  @Field(() => String)
  readonly body!: string

  @Field(() => String)
  readonly summary!: string

  @Field(() => Date)
  readonly createdAt!: Date

  @Field(() => Int)
  readonly revision!: number
}

@InputType()
export class TemplatePointInput {
  @Field(() => String, {
    description: 'Small letters, digits and hyphens, at most 60; one of its own.',
  })
  key!: string

  @Field(() => String, { description: '3 to 300 characters.' })
  label!: string

  @Field(() => String, { nullable: true })
  labelEs?: string

  @Field(() => PointKindEnum, { defaultValue: 'YES_NO' })
  kind!: PointKind

  @Field(() => Boolean, { defaultValue: true })
  isRequired!: boolean

  @Field(() => [String], { nullable: true, description: '2 to 12, of a choice.' })
  choices?: string[]

  @Field(() => String, { nullable: true, description: 'At most 120 characters.' })
  section?: string

  @Field(() => String, { nullable: true })
  sectionEs?: string
}

@InputType({ description: 'A whole form; what is left out is taken away.' })
export class GovernanceTemplateContentInput {
  @Field(() => TemplateKindEnum)
  kind!: TemplateKind

  @Field(() => String, { description: '20 to 20,000 characters.' })
  body!: string

  @Field(() => [TemplatePointInput], { description: 'At most 60, in their order.' })
  points!: TemplatePointInput[]
}

@InputType()
export class GovernanceTemplateProposeInput extends GovernanceTemplateContentInput {
  @Field(() => String, { description: 'What changed, 10 to 1,000 characters.' })
  summary!: string
}

@InputType()
export class GovernanceTemplateProposalInput {
  @Field(() => ID)
  proposalId!: string

  @Field(() => Int)
  expectedRevision!: number
}

@ObjectType()
export class GovernanceTemplatePayload extends Payload {
  @Field(() => GovernanceTemplate, { nullable: true })
  readonly template!: GovernanceTemplate | null
}

@ObjectType()
export class GovernanceTemplateProposalPayload extends Payload {
  @Field(() => GovernanceTemplateProposal, { nullable: true })
  readonly proposal!: GovernanceTemplateProposal | null
}
