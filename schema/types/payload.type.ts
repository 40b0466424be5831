import { Field, ObjectType } from 'type-graphql'
import { UserError } from './errors.type.ts'

/** What every mutation answers besides the changed object. */
@ObjectType()
export abstract class Payload {
  @Field(() => [UserError])
  readonly userErrors!: UserError[]
}
