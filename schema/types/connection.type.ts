import { type ClassType, Field, Int, ObjectType } from 'type-graphql'

@ObjectType()
export class PageInfo {
  @Field(() => Boolean)
  readonly hasNextPage!: boolean

  @Field(() => Boolean)
  readonly hasPreviousPage!: boolean

  @Field(() => String, { nullable: true })
  readonly startCursor!: string | null

  @Field(() => String, { nullable: true })
  readonly endCursor!: string | null
}

/** Declares the edge type of a connection (Relay cursor connections). */
function edgeOf<T extends object>(name: string, node: ClassType<T>) {
  @ObjectType(`${name}Edge`)
  class Edge {
    @Field(() => String)
    readonly cursor!: string

    @Field(() => node)
    readonly node!: T
  }
  return Edge
}

/** Declares a connection with edges, the same nodes without them, and the total. */
export function connectionOf<T extends object>(name: string, node: ClassType<T>) {
  const EdgeType = edgeOf(name, node)
  @ObjectType(`${name}Connection`)
  class Connection {
    @Field(() => [EdgeType])
    readonly edges!: { cursor: string; node: T }[]

    @Field(() => [node])
    readonly nodes!: T[]

    @Field(() => PageInfo)
    readonly pageInfo!: PageInfo

    @Field(() => Int)
    readonly totalCount!: number
  }
  return Connection
}
