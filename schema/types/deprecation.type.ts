import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'

@ObjectType({
  description: 'The app that takes the place of one that ends.',
  simpleResolvers: true,
})
export class Successor {
  @Field(() => String)
  readonly slug!: string

  @Field(() => String)
  readonly name!: string
}

@ObjectType({ description: 'The announced end of an app (R243).' })
export class Deprecation {
  @Field(() => Date)
  readonly announcedAt!: Date

  @Field(() => Date, { description: 'It works until this moment: the beginning of a UTC day.' })
  readonly sunsetAt!: Date

  @Field(() => String, { nullable: true, description: 'Why.' })
  readonly note!: string | null

  @Field(() => Successor, { nullable: true })
  readonly successor!: Successor | null
}

@InputType()
export class AppDeprecateInput {
  @Field(() => ID)
  appId!: string

  @Field(() => Date, {
    description:
      'The UTC day on which it ends, as any moment of it: not sooner than earliestSunsetAt, and within 1,095 days.',
  })
  sunsetAt!: Date

  @Field(() => String, {
    description: 'Why, 20 to 2,000 characters; everybody who is told reads it.',
  })
  note!: string

  @Field(() => String, {
    nullable: true,
    description: 'The listing of the app that takes its place.',
  })
  successorSlug?: string | null

  @Field(() => Int, { description: 'The revision of the app.' })
  expectedRevision!: number
}

@InputType()
export class AppDeprecationWithdrawInput {
  @Field(() => ID)
  appId!: string

  @Field(() => String, { description: 'Why it goes on, 20 to 2,000 characters.' })
  reason!: string

  @Field(() => Int, { description: 'The revision of the app.' })
  expectedRevision!: number
}
