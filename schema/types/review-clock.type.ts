import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import type { ClockPhase, ClockProfile } from '../vocabulary/review-clock.ts'
import { ClockPhaseEnum, ClockProfileEnum } from './enums.ts'
import { Payload } from './payload.type.ts'

@ObjectType({
  description:
    'How the time stands that the hospital has for a version, in business days. It runs while the hospital has the ball, and stands still while the vendor has it.',
})
export class ReviewClock {
  @Field(() => ClockProfileEnum)
  readonly profile!: ClockProfile

  @Field(() => ClockPhaseEnum)
  readonly phase!: ClockPhase

  @Field(() => Int)
  readonly daysAllowed!: number

  @Field(() => Int)
  readonly daysUsed!: number

  @Field(() => Date, { description: 'When the version was first handed to the hospital.' })
  readonly startedAt!: Date

  @Field(() => Date, {
    nullable: true,
    description:
      'The end of the last day, by the clock of the hospital; null while it stands still.',
  })
  readonly dueAt!: Date | null

  @Field(() => Date, { nullable: true, description: 'Since when the vendor has the ball.' })
  readonly pausedSince!: Date | null

  @Field(() => Boolean)
  readonly isOverdue!: boolean

  @Field(() => Boolean, { description: 'The version was approved or rejected.' })
  readonly isOver!: boolean
}

@ObjectType({
  description: 'A day on which the hospital does not work; its review clocks stand still.',
})
export class Holiday {
  @Field(() => ID)
  readonly id!: string

  @Field(() => String, { description: 'YYYY-MM-DD.' })
  readonly day!: string

  @Field(() => String)
  readonly name!: string
}

@InputType()
export class HolidayAddInput {
  @Field(() => String, { description: 'YYYY-MM-DD.' })
  day!: string

  @Field(() => String, { description: 'At most 80 characters.' })
  name!: string
}

@InputType()
export class HolidayRemoveInput {
  @Field(() => ID)
  holidayId!: string
}

@ObjectType()
export class HolidayPayload extends Payload {
  @Field(() => Holiday, { nullable: true, description: 'What was added, or taken back.' })
  readonly holiday!: Holiday | null
}

@ObjectType({ description: 'The clock of every version submitted in a time, for an inspector.' })
export class ReviewClockExport {
  @Field(() => Int)
  readonly rowCount!: number

  @Field(() => String, { description: 'With a heading line (RFC 4180).' })
  readonly csv!: string

  @Field(() => String, { description: 'The same as JSON, with every time the clock ran.' })
  readonly json!: string
}
