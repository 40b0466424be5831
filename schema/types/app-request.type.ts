import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import type { ActivationAnswer, ActivationState } from '../vocabulary/activation.ts'
import type { AppRequestState } from '../vocabulary/app-request.ts'
import { connectionOf } from './connection.type.ts'
import { ActivationAnswerEnum, ActivationStateEnum, AppRequestStateEnum } from './enums.ts'
import { Payload } from './payload.type.ts'

@ObjectType({ description: 'Somebody asks for an app that is not in the gallery (A20).' })
export class AppRequest {
  @Field(() => ID)
  readonly id!: string

  @Field(() => String)
  readonly appName!: string

  @Field(() => String, { description: 'As it was written down; nobody looked at it.' })
  readonly homepageUrl!: string

  @Field(() => String, { nullable: true, description: 'Erased after twelve months.' })
  readonly requesterName!: string | null

  @Field(() => String, { nullable: true, description: 'Erased after twelve months.' })
  readonly requesterEmail!: string | null

  @Field(() => String, { nullable: true })
  readonly department!: string | null

  @Field(() => String)
  readonly why!: string

  @Field(() => AppRequestStateEnum)
  readonly state!: AppRequestState

  @Field(() => String, { nullable: true, description: 'What the person who asked was told.' })
  readonly note!: string | null

  @Field(() => Date)
  readonly createdAt!: Date

  @Field(() => Date, { nullable: true })
  readonly decidedAt!: Date | null

  @Field(() => Date, {
    nullable: true,
    description: 'Since when nobody can read any more who asked.',
  })
  readonly erasedAt!: Date | null

  @Field(() => Int)
  readonly revision!: number
}

export const AppRequestConnection = connectionOf('AppRequest', AppRequest)

@InputType()
export class AppRequestCreateInput {
  @Field(() => String, { description: '1 to 100 characters.' })
  appName!: string

  @Field(() => String, { description: 'An https address. It is written down and never fetched.' })
  homepageUrl!: string

  @Field(() => String, { description: '1 to 100 characters.' })
  requesterName!: string

  @Field(() => String, { description: 'Only used to answer; erased after twelve months.' })
  requesterEmail!: string

  @Field(() => String, { nullable: true, description: 'At most 120 characters.' })
  department?: string | null

  @Field(() => String, { description: '20 to 1,000 characters.' })
  why!: string
}

@InputType()
export class AppRequestDecideInput {
  @Field(() => ID)
  requestId!: string

  @Field(() => AppRequestStateEnum)
  state!: AppRequestState

  @Field(() => String, {
    nullable: true,
    description: '20 to 2,000 characters when it is declined; the person who asked reads it.',
  })
  note?: string | null

  @Field(() => ID, { nullable: true, description: 'The app that was registered.' })
  appId?: string | null

  @Field(() => Int)
  expectedRevision!: number
}

@InputType()
export class AppRequestFilter {
  @Field(() => [AppRequestStateEnum], { nullable: true })
  states?: AppRequestState[]
}

@ObjectType({ description: 'The same answer whoever asks for what, as often as they do.' })
export class AppRequestCreatePayload extends Payload {
  @Field(() => Boolean)
  readonly accepted!: boolean
}

@ObjectType()
export class AppRequestPayload extends Payload {
  @Field(() => AppRequest, { nullable: true })
  readonly request!: AppRequest | null
}

@ObjectType({
  description: 'Somebody asked for an app, or was answered. `cursor` resumes the subscription.',
})
export class AppRequestEvent {
  @Field(() => String)
  readonly cursor!: string
}

@ObjectType({ description: 'A department asks to use an app of the gallery.' })
export class ActivationRequest {
  @Field(() => ID)
  readonly id!: string

  @Field(() => String)
  readonly department!: string

  @Field(() => String, { nullable: true })
  readonly note!: string | null

  @Field(() => ActivationStateEnum)
  readonly state!: ActivationState

  @Field(() => Date)
  readonly createdAt!: Date

  @Field(() => Date, { nullable: true })
  readonly decidedAt!: Date | null

  @Field(() => String, { nullable: true, description: 'The department reads it.' })
  readonly reason!: string | null

  @Field(() => Int)
  readonly revision!: number
}

export const ActivationRequestConnection = connectionOf('ActivationRequest', ActivationRequest)

@InputType()
export class ActivationRequestInput {
  @Field(() => ID, { description: 'An app of the gallery.' })
  appId!: string

  @Field(() => String, { description: '2 to 120 characters.' })
  department!: string

  @Field(() => String, { nullable: true, description: 'At most 1,000 characters.' })
  note?: string | null
}

@InputType()
export class ActivationDecideInput {
  @Field(() => ID)
  activationId!: string

  @Field(() => ActivationAnswerEnum)
  state!: ActivationAnswer

  @Field(() => String, {
    nullable: true,
    description: '20 to 2,000 characters when it is declined; the department reads it.',
  })
  reason?: string | null

  @Field(() => Int)
  expectedRevision!: number
}

@InputType()
export class ActivationWithdrawInput {
  @Field(() => ID)
  activationId!: string

  @Field(() => Int)
  expectedRevision!: number
}

@InputType()
export class ActivationEndInput {
  @Field(() => ID)
  activationId!: string

  @Field(() => String, {
    description:
      'Why, 20 to 2,000 characters; where it is not the department that ends it, it reads this.',
  })
  reason!: string

  @Field(() => Int)
  expectedRevision!: number
}

@InputType()
export class ActivationFilter {
  @Field(() => [ActivationStateEnum], { nullable: true })
  states?: ActivationState[]
}

@ObjectType()
export class ActivationPayload extends Payload {
  @Field(() => ActivationRequest, { nullable: true })
  readonly activation!: ActivationRequest | null
}
