import { GraphQLError, GraphQLScalarType, Kind } from 'graphql'

/** A boolean that may be written as text, for systems that fill templates with texts. */
export const YesNoScalar = new GraphQLScalarType<boolean, boolean>({
  name: 'YesNo',
  description: 'A boolean; the texts "true" and "false" are understood as well.',
  serialize: read,
  parseValue: read,
  parseLiteral(node) {
    return read(node.kind === Kind.BOOLEAN || node.kind === Kind.STRING ? node.value : undefined)
  },
})

function read(value: unknown): boolean {
  if (value === true || value === 'true') return true
  if (value === false || value === 'false') return false
  throw new GraphQLError('This has to be true or false.')
}
