import {
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  GraphQLString,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import { GraphQLISODateTime } from 'type-graphql'

/** Turns what a resolver returned into what the answer holds. Throws `Irregular` for what is not quite regular. */
export type Complete<Asked> = (value: unknown, asked: Asked) => unknown

/** A completer, and whether it waits for resolvers. */
export interface Completer<Asked> {
  isAsync: boolean
  complete: Complete<Asked>
}

/** An error, or null where none is allowed: left to the ordinary executor, which knows how to say it. */
export class Irregular extends Error {}

const IRREGULAR = new Irregular('This answer is not regular.')

/** Makes the completer of a type (GraphQL, 6.4.3); `ofObject` makes those of the objects in it. */
export function completerOf<Asked>(
  type: GraphQLOutputType,
  ofObject: (type: GraphQLObjectType) => Completer<Asked> | undefined,
): Completer<Asked> | undefined {
  if (isNonNullType(type)) {
    const inner = completerOf(type.ofType, ofObject)
    return inner && { ...inner, complete: required(inner) }
  }
  if (isListType(type)) {
    const inner = completerOf(type.ofType, ofObject)
    return inner && { ...inner, complete: list(inner) }
  }
  if (isLeafType(type)) return { isAsync: false, complete: leaf(type) }
  return isObjectType(type) && !type.isTypeOf ? ofObject(type) : undefined
}

function required<Asked>({ isAsync, complete }: Completer<Asked>): Complete<Asked> {
  const present = (completed: unknown) => {
    if (completed === null) throw IRREGULAR
    return completed
  }
  return isAsync
    ? async (value, asked) => present(await complete(value, asked))
    : (value, asked) => present(complete(value, asked))
}

function list<Asked>({ isAsync, complete }: Completer<Asked>): Complete<Asked> {
  return (value, asked) => {
    if (value === null || value === undefined) return null
    if (!Array.isArray(value)) throw IRREGULAR
    const items = value.map((item) => complete(item, asked))
    return isAsync ? Promise.all(items) : items
  }
}

/** Scalars whose text may stand already as they would write it: asking them again costs more than looking. */
const ALREADY_WRITTEN = new Map<GraphQLLeafType, (text: string) => boolean>([
  [GraphQLString, () => true],
  [GraphQLISODateTime, (text) => WRITTEN_INSTANT.test(text)],
])

/** What Date.toISOString writes. */
const WRITTEN_INSTANT = /^\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-5]\d\.\d{3}Z$/

function leaf<Asked>(type: GraphQLLeafType): Complete<Asked> {
  const isWritten = ALREADY_WRITTEN.get(type)
  return (value) => {
    if (value === null || value === undefined) return null
    if (isWritten && typeof value === 'string' && isWritten(value)) return value
    const written: unknown = type.serialize(value)
    if (written === null || written === undefined) throw IRREGULAR
    return written
  }
}
