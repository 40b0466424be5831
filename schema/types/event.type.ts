import { Field, ObjectType } from 'type-graphql'
import type { AppVersionStatus, ReviewState } from '../vocabulary/app-status.ts'
import type { AppVersionTransition } from '../vocabulary/app-transition.ts'
import { AppVersionStatusEnum, AppVersionTransitionEnum, ReviewStateEnum } from './enums.ts'

@ObjectType({ description: 'A version moved. `cursor` resumes the subscription after it.' })
export class AppVersionStatusEvent {
  @Field(() => String)
  readonly cursor!: string

  @Field(() => AppVersionTransitionEnum)
  readonly transition!: AppVersionTransition

  @Field(() => AppVersionStatusEnum)
  readonly from!: AppVersionStatus

  @Field(() => AppVersionStatusEnum)
  readonly to!: AppVersionStatus

  @Field(() => ReviewStateEnum, { nullable: true })
  readonly reviewState!: ReviewState | null

  @Field(() => String, { nullable: true })
  readonly reason!: string | null

  @Field(() => Date)
  readonly at!: Date
}

@ObjectType()
export class MessageEvent {
  @Field(() => String)
  readonly cursor!: string
}

@ObjectType({ description: 'An app entered or left the gallery, or its listing changed.' })
export class ListingEvent {
  @Field(() => String)
  readonly cursor!: string

  @Field(() => String)
  readonly slug!: string

  @Field(() => Boolean)
  readonly isListed!: boolean
}
