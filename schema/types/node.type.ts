import { Field, ID, InterfaceType } from 'type-graphql'

/** An object with an opaque id that `node(id:)` answers to (Relay). */
@InterfaceType({
  description: 'An object with an opaque id that node(id:) answers to.',
  resolveType: (value: { __typename: string }) => value.__typename,
})
export abstract class Node {
  @Field(() => ID)
  readonly id!: string
}
