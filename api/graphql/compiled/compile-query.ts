import {
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getArgumentValues,
  getOperationAST,
  getVariableValues,
  OperationTypeNode,
} from 'graphql'
import { collectFields, type Fragments, fragmentsOf } from './collect-fields.ts'
import { type Completer, completerOf, Irregular } from './complete-value.ts'

/** What a query is executed with. */
interface Asked {
  context: unknown
  variables: Record<string, unknown>
}

/**
 * Answers a compiled query; undefined when the answer holds an error, or is otherwise not quite regular: the
 * ordinary executor then says so. Queries only read, so asking twice is safe.
 */
export type CompiledQuery = (
  context: unknown,
  variables: Record<string, unknown>,
) => Promise<Record<string, unknown> | undefined>

/**
 * Compiles a query all of whose root fields are marked `isCompiled`, as long as it is plain: no directives, no
 * abstract types. What stays per request is reading values; which fields there are, of which type and under which
 * name, is found out once.
 */
export function compileQuery(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null,
): CompiledQuery | undefined {
  const operation = getOperationAST(document, operationName)
  const type = schema.getQueryType()
  if (operation?.operation !== OperationTypeNode.QUERY || !type) return undefined
  if (operation.directives?.length) return undefined
  const fragments = fragmentsOf(document)
  const root = compileObject(type, [operation], fragments)
  if (!root || !isCompiledThroughout(type, operation, fragments)) return undefined
  return async (context, inputs) => {
    const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], inputs)
    if (!coerced) return undefined
    try {
      const data = await root.complete({}, { context, variables: coerced })
      return data as Record<string, unknown> // compileObject makes objects
    } catch {
      return undefined
    }
  }
}

type Selecting = Pick<FieldNode, 'selectionSet'>

function isCompiledThroughout(
  type: GraphQLObjectType,
  node: Selecting,
  fragments: Fragments,
): boolean {
  const fields = collectFields(type.name, [node.selectionSet], fragments) ?? new Map()
  return [...fields.values()].every(
    ([field]) => type.getFields()[field.name.value]?.extensions.isCompiled === true,
  )
}

/** One field of an object: under which key, from where, and how it is written. */
interface Step {
  key: string
  isAsync: boolean
  run: (source: Record<string, unknown>, asked: Asked) => unknown
}

function compileObject(
  type: GraphQLObjectType,
  nodes: readonly Selecting[],
  fragments: Fragments,
): Completer<Asked> | undefined {
  const sets = nodes.map((node) => node.selectionSet)
  const fields = collectFields(type.name, sets, fragments)
  if (!fields) return undefined
  const steps: Step[] = []
  for (const [key, same] of fields) {
    const step = compileField({ type, key, same, fragments })
    if (!step) return undefined
    steps.push(step)
  }
  const isAsync = steps.some((step) => step.isAsync)
  return { isAsync, complete: isAsync ? objectInTime(steps) : objectAtOnce(steps) }
}

function compileField(at: {
  type: GraphQLObjectType
  key: string
  same: readonly FieldNode[]
  fragments: Fragments
}): Step | undefined {
  const [node] = at.same
  if (node?.name.value === '__typename') {
    return { key: at.key, isAsync: false, run: () => at.type.name }
  }
  const field = node && at.type.getFields()[node.name.value]
  const completer =
    field && completerOf<Asked>(field.type, (inner) => compileObject(inner, at.same, at.fragments))
  if (!completer) return undefined
  if (field.resolve) return { key: at.key, isAsync: true, run: resolved(field, node, completer) }
  const { isAsync, complete } = completer
  const { name } = field
  return { key: at.key, isAsync, run: (source, asked) => complete(source[name], asked) }
}

/** A field with a resolver of its own. Resolvers of marked fields read no `info`. */
function resolved(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  { complete }: Completer<Asked>,
): Step['run'] {
  return async (source, asked) => {
    const args = getArgumentValues(field, node, asked.variables)
    const value: unknown = await field.resolve?.(source, args, asked.context, NO_INFO)
    return complete(value, asked)
  }
}

const NO_INFO = Object.freeze({}) as never // for resolvers that do not look

function objectAtOnce(steps: readonly Step[]): Completer<Asked>['complete'] {
  return (value, asked) => {
    if (value === null || value === undefined) return null
    if (typeof value !== 'object') throw new Irregular()
    const source = value as Record<string, unknown>
    const answer: Record<string, unknown> = {}
    for (const step of steps) answer[step.key] = step.run(source, asked)
    return answer
  }
}

/** Starts all fields before it waits for the first, as the ordinary executor does. */
function objectInTime(steps: readonly Step[]): Completer<Asked>['complete'] {
  return async (value, asked) => {
    if (value === null || value === undefined) return null
    if (typeof value !== 'object') throw new Irregular()
    const source = value as Record<string, unknown>
    const values = await Promise.all(steps.map(async (step) => step.run(source, asked)))
    return Object.fromEntries(steps.map((step, index) => [step.key, values[index]]))
  }
}
