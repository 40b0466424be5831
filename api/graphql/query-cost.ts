import type { ApolloServerPlugin } from '@apollo/server'
import { type DocumentNode, GraphQLError, type GraphQLSchema } from 'graphql'
// Its ES build loads a second copy of graphql, whose types ours are not (`graphql/index.mjs`); the other does not.
import { type ComplexityEstimator, getComplexity } from 'graphql-query-complexity/cjs'
import type { GraphqlContext } from './graphql-context.ts'
import { limitError } from './limit-error.ts'

/** Objects one request may ask for. The widest page of our own clients costs about a tenth of it. */
const MAX_COST = 20_000

/** Cost as in GRAPHQL.md 7: scalars are free, an object costs one, a page costs two and its rows. */
const estimate: ComplexityEstimator = ({ args, childComplexity, field }) => {
  const rows = Number(args.first ?? 1)
  const isScalar = childComplexity === 0 && !/[!\]]?Connection|^\[/.test(String(field.type)) // leaf
  if (isScalar) return 0
  return args.first === undefined
    ? 1 + childComplexity
    : 2 + Math.max(0, rows) * Math.max(1, childComplexity)
}

/** Refuses a query that asks for too much before any of it is executed, and says what it would cost. */
export function queryCost(schema: GraphQLSchema): ApolloServerPlugin<GraphqlContext> {
  const faultOf = costMeter(schema)
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ document, request, operationName }) {
          const fault = faultOf({ document, operationName, variables: request.variables ?? {} })
          if (fault) throw fault
        },
      }
    },
  }
}

/** Says what is wrong with the cost or the variables of an operation; undefined when nothing is. */
export function costMeter(
  schema: GraphQLSchema,
): (asked: AskedOperation) => GraphQLError | undefined {
  const costOf = remembered(({ document, operationName, variables }) =>
    getComplexity({
      schema,
      query: document,
      variables,
      operationName: operationName ?? undefined,
      estimators: [estimate],
    }),
  )
  return (asked) => {
    const cost = unlessMisfit(() => costOf(asked))
    if (cost instanceof GraphQLError) return cost
    if (cost <= MAX_COST) return undefined
    return limitError(
      `This query costs ${cost}; at most ${MAX_COST} is answered. Ask for smaller pages.`,
      { code: 'COST_LIMIT', limit: MAX_COST, actual: cost },
    )
  }
}

/** Variables that do not fit the contract are the fault of whoever sent them, and say so. */
function unlessMisfit(count: () => number): number | GraphQLError {
  try {
    return count()
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
    const { message, nodes } = error
    return new GraphQLError(message, {
      nodes,
      extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } },
    })
  }
}

interface AskedOperation {
  document: DocumentNode
  operationName: string | null
  variables: Record<string, unknown>
}

/** Costs remembered per document; a document whose variables are ever new starts over. */
const REMEMBERED_COSTS = 100

/** What a text says changes no cost: only numbers (`first`) and switches (`@include`) do. */
function withoutTexts(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? '' : value
}

/**
 * Computes the cost of the same question once. Documents are the same object as long as the server keeps them
 * parsed, and what it forgets is forgotten here.
 */
function remembered(compute: (asked: AskedOperation) => number): typeof compute {
  const known = new WeakMap<DocumentNode, Map<string, number>>()
  return (asked) => {
    const costs = known.get(asked.document) ?? new Map<string, number>()
    const key = `${asked.operationName} ${JSON.stringify(asked.variables, withoutTexts)}`
    const cost = costs.get(key) ?? compute(asked)
    if (costs.size >= REMEMBERED_COSTS) costs.clear()
    known.set(asked.document, costs.set(key, cost))
    return cost
  }
}
