import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import type { ScopeDecision } from '../vocabulary/registration.ts'
import type { TransitionGuard } from '../vocabulary/transition-guard.ts'
import { ScopeDecisionEnum, TransitionGuardEnum } from './enums.ts'

@ObjectType({ description: 'A narrower scope that could be granted instead.' })
export class ScopeAlternative {
  @Field(() => String)
  readonly scope!: string

  @Field(() => String)
  readonly plainLanguage!: string
}

@ObjectType({ description: 'What was decided about the same access of the version in use.' })
export class ScopeProposal {
  @Field(() => Int, { description: 'The number of that version.' })
  readonly number!: number

  @Field(() => ScopeDecisionEnum)
  readonly decision!: ScopeDecision

  @Field(() => [String])
  readonly grantedScopes!: readonly string[]

  @Field(() => String, { nullable: true })
  readonly reason!: string | null
}

@ObjectType({ description: 'A condition of the lifecycle table that does not hold.' })
export class UnmetGuard {
  @Field(() => TransitionGuardEnum)
  readonly guard!: TransitionGuard

  @Field(() => String, { description: 'What is missing, in words.' })
  readonly message!: string
}

@InputType()
export class ScopeVerdictInput {
  @Field(() => String, { description: 'As the version asks for it.' })
  scope!: string

  @Field(() => ScopeDecisionEnum, { description: 'PENDING takes a decision back.' })
  decision!: ScopeDecision

  @Field(() => [String], {
    nullable: true,
    description: 'Where it is narrowed: one or several scopes inside it.',
  })
  grantedScopes?: string[] | null

  @Field(() => String, {
    nullable: true,
    description: 'Needed to narrow and to refuse; the vendor reads it.',
  })
  reason?: string | null
}

@InputType()
export class ScopeDecisionInput {
  @Field(() => ID)
  versionId!: string

  @Field(() => [ScopeVerdictInput])
  decisions!: ScopeVerdictInput[]

  @Field(() => Int, { description: 'The revision of the version.' })
  expectedRevision!: number
}
