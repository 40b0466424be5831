import fc from 'fast-check'
import {
  GraphQLBoolean,
  GraphQLEnumType,
  GraphQLFloat,
  GraphQLInt,
  GraphQLInterfaceType,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  type GraphQLOutputType,
  GraphQLSchema,
  GraphQLString,
  getNamedType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import { GraphQLISODateTime } from 'type-graphql'

const required = (type: GraphQLOutputType) => new GraphQLNonNull(type)
const listOf = (type: GraphQLOutputType) => new GraphQLList(type)

const tier = new GraphQLEnumType({ name: 'Tier', values: { LOW: {}, HIGH: { value: 2 } } })
const named = new GraphQLInterfaceType({ name: 'Named', fields: { slug: { type: GraphQLString } } })

const scope: GraphQLObjectType = new GraphQLObjectType({
  name: 'Scope',
  fields: {
    scope: { type: required(GraphQLString) },
    writes: { type: GraphQLBoolean },
    tier: { type: tier },
  },
})

const card: GraphQLObjectType = new GraphQLObjectType({
  name: 'Card',
  interfaces: [named],
  fields: () => ({
    slug: { type: GraphQLString },
    count: { type: required(GraphQLInt) },
    rating: { type: GraphQLFloat },
    since: { type: required(GraphQLISODateTime) },
    tiers: { type: required(listOf(required(tier))) },
    tags: { type: listOf(GraphQLString) },
    scopes: { type: listOf(required(scope)) },
    best: { type: scope },
    next: { type: card },
    product: {
      type: required(GraphQLInt),
      args: { times: { type: GraphQLInt, defaultValue: 2 } },
      resolve: async (of: { count: number }, { times }) => of.count * times,
    },
  }),
})

/** What resolvers of the schema read. */
export interface Cards {
  cards: unknown
}

const cards = {
  type: required(listOf(required(card))),
  resolve: async (_root: unknown, _args: object, context: Cards) => context.cards,
}
const first = {
  type: card,
  resolve: (_root: unknown, _args: object, context: Cards) => [context.cards].flat()[0],
}
const marked = { extensions: { isCompiled: true } }

/** Every kind of field there is; two root fields are marked to be compiled, the others are not. */
export const schema = new GraphQLSchema({
  types: [scope, card],
  query: new GraphQLObjectType({
    name: 'Query',
    fields: {
      cards: { ...cards, ...marked },
      first: { ...first, ...marked },
      named: { ...first, ...marked, type: named },
      unmarked: first,
    },
  }),
  mutation: new GraphQLObjectType({ name: 'Mutation', fields: { first: { ...first, ...marked } } }),
})

/** Selections of an object, with aliases, fragments and fields that come twice; not all of them are valid. */
export function selections(type: GraphQLObjectType, depth: number): fc.Arbitrary<string> {
  const fields = Object.values(type.getFields()).filter(
    (field) => depth > 0 || !isObjectType(getNamedType(field.type)),
  )
  const alias = fc.constantFrom('', '', '', 'a: ', 'b: ')
  const field = fc.constantFrom(...fields).chain(({ name, type: of }) => {
    const inner = getNamedType(of)
    const nested = isObjectType(inner) ? selections(inner, depth - 1) : fc.constant('')
    const args =
      name === 'product' ? fc.constantFrom('', '(times: 3)', '(times: $n)') : fc.constant('')
    return fc
      .tuple(alias, args, nested)
      .map(([as, given, below]) => `${as}${name}${given} ${below}`)
  })
  const fragment = fc
    .array(field, { minLength: 1, maxLength: 3 })
    .chain((of) =>
      fc.constantFrom(`... on ${type.name} { ${of.join(' ')} }`, `... { ${of.join(' ')} }`),
    )
  const parts = fc.oneof({ weight: 5, arbitrary: field }, fragment, fc.constant('__typename'))
  return fc.array(parts, { minLength: 1, maxLength: 4 }).map((all) => `{ ${all.join(' ')} }`)
}

/** Values a resolver might return for a type, with strays among them. */
export function values(
  type: GraphQLOutputType,
  strays: readonly unknown[],
  depth = 3,
): fc.Arbitrary<unknown> {
  const right = rightValues(type, strays, depth)
  return fc.oneof(
    { weight: 60, arbitrary: right },
    { weight: 1, arbitrary: fc.constantFrom(...strays) },
  )
}

function rightValues(
  type: GraphQLOutputType,
  strays: readonly unknown[],
  depth: number,
): fc.Arbitrary<unknown> {
  const inner = (of: GraphQLOutputType, deeper = depth) => values(of, strays, deeper)
  if (isNonNullType(type)) return inner(type.ofType)
  if (isListType(type)) return fc.array(inner(type.ofType), { maxLength: 3 })
  if (isObjectType(type)) {
    if (depth === 0) return fc.constant(null)
    const fields = Object.values(type.getFields()).filter(({ resolve }) => !resolve)
    const shape = fields.map(({ name, type: of }) => [name, inner(of, depth - 1)])
    return fc.record(Object.fromEntries(shape))
  }
  return LEAVES[type.toString()] ?? fc.string()
}

const instant = fc.date({
  noInvalidDate: true,
  min: new Date('1970-01-01'),
  max: new Date('2100-01-01'),
})

const LEAVES: Record<string, fc.Arbitrary<unknown>> = {
  Int: fc.integer({ min: -1000, max: 1000 }),
  Float: fc.double({ noNaN: true, noDefaultInfinity: true }),
  Boolean: fc.boolean(),
  Tier: fc.constantFrom('LOW', 2),
  DateTimeISO: fc.oneof(
    instant,
    instant.map((date) => date.toISOString()),
    fc.constantFrom('2026-03-01T10:00:00+02:00', '2026-03-01T10:00:00Z'),
  ),
}
