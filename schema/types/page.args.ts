import { ArgsType, Field, Int } from 'type-graphql'

/** Where a page begins and how long it is, for lists that leave neither to a default. */
@ArgsType()
export class PageArgs {
  @Field(() => String, { nullable: true })
  after?: string

  @Field(() => Int)
  first!: number
}
