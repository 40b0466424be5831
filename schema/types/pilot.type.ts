import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'

@ObjectType({ description: 'Somebody a pilot is open to.' })
export class PilotUser {
  @Field(() => String)
  readonly name!: string

  @Field(() => String)
  readonly email!: string
}

@ObjectType({
  description:
    'A version that listed people use in production until a date, before everybody does (R251). Its vendor sees the dates and the client.',
})
export class Pilot {
  @Field(() => ID)
  readonly id!: string

  @Field(() => Date)
  readonly startedAt!: Date

  @Field(() => Date)
  readonly endsAt!: Date

  @Field(() => Date, { nullable: true, description: 'Null until it is over.' })
  readonly endedAt!: Date | null

  @Field(() => Boolean, {
    description:
      'Can its people use it now? It rests while the vendor changes the version, or a stage before it is open again.',
  })
  readonly isRunning!: boolean

  @Field(() => Int)
  readonly revision!: number
}

@InputType()
export class PilotStartInput {
  @Field(() => ID)
  versionId!: string

  @Field(() => [String], { description: 'E-mail addresses of accounts, 1 to 200.' })
  users!: string[]

  @Field(() => Date, { description: 'In the future, at most 180 days from now.' })
  endsAt!: Date

  @Field(() => Int, { description: 'The revision of the version.' })
  expectedRevision!: number
}

@InputType()
export class PilotUpdateInput {
  @Field(() => ID)
  versionId!: string

  @Field(() => [String], {
    nullable: true,
    description: 'Everybody it is open to from now on, by address; as before when absent.',
  })
  users?: string[] | null

  @Field(() => Date, {
    nullable: true,
    description: 'At most 180 days from its start; as before when absent.',
  })
  endsAt?: Date | null

  @Field(() => Int, { description: 'The revision of the pilot.' })
  expectedRevision!: number
}

@InputType()
export class PilotEndInput {
  @Field(() => ID)
  versionId!: string

  @Field(() => String, { description: '20 to 2000 characters.' })
  reason!: string

  @Field(() => Int, { description: 'The revision of the pilot.' })
  expectedRevision!: number
}
