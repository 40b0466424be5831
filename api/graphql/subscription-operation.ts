import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
} from 'graphql'
import { limitFacts } from './limit-error.ts'
import { operationLimits, PARSE_OPTIONS } from './operation-limits.ts'
import { costMeter } from './query-cost.ts'
import { textFault } from './storable-text.ts'

interface Asked {
  query: string
  variables: Record<string, unknown>
  operationName: string | null
}

interface Subscription {
  schema: GraphQLSchema
  document: DocumentNode
  operationName: string | null
  variableValues: Record<string, unknown>
}

/** Makes the reader of what a socket is asked: a subscription ready to be executed, or what is wrong with it. */
export function operationReader(
  schema: GraphQLSchema,
): (asked: Asked) => Subscription | GraphQLError[] {
  const costFault = costMeter(schema)
  return ({ query, variables, operationName }) => {
    const document = parsed(query)
    if (document instanceof GraphQLError) return [document]
    const faults = validate(schema, document, [...specifiedRules, operationLimits])
    if (faults.length) {
      return faults.map((fault) =>
        limitFacts(fault) ? fault : coded(fault, 'GRAPHQL_VALIDATION_FAILED'),
      )
    }
    if (getOperationAST(document, operationName)?.operation !== OperationTypeNode.SUBSCRIPTION) {
      return [refusal('A socket carries subscriptions; send the rest by HTTP.', 'BAD_REQUEST')]
    }
    const fault = textFault(query, variables) ?? costFault({ document, operationName, variables })
    return fault ? [fault] : { schema, document, operationName, variableValues: variables }
  }
}

/** An error with the code that clients go by. */
export function refusal(message: string, code: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } })
}

function parsed(query: string): DocumentNode | GraphQLError {
  try {
    return parse(query, PARSE_OPTIONS)
  } catch (error) {
    if (error instanceof GraphQLError) return coded(error, 'GRAPHQL_PARSE_FAILED')
    throw error
  }
}

function coded(error: GraphQLError, code: string): GraphQLError {
  const { message, nodes, source, positions } = error
  return new GraphQLError(message, { nodes, source, positions, extensions: { code } })
}
