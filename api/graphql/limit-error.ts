import { type ASTNode, GraphQLError } from 'graphql'

/** Limits of one operation that a client meets by asking for less; their codes are part of the contract. */
const LIMIT_CODES = ['COST_LIMIT', 'DEPTH_LIMIT', 'ALIAS_LIMIT'] as const

interface LimitFacts {
  code: (typeof LIMIT_CODES)[number]
  limit: number
  /** What this operation comes to, in the same unit. */
  actual: number
}

/** An operation that asks for too much: which limit, what it comes to, and what to do (GRAPHQL.md 4, 7). */
export function limitError(message: string, facts: LimitFacts, node?: ASTNode): GraphQLError {
  return new GraphQLError(message, { nodes: node, extensions: { ...facts, http: { status: 400 } } })
}

/** The facts of a limit that was passed, however the error was wrapped; undefined for other errors. */
export function limitFacts(error: unknown): LimitFacts | undefined {
  if (!(error instanceof GraphQLError)) return undefined
  const { code, limit, actual } = error.extensions
  const known = LIMIT_CODES.find((one) => one === code)
  return known && { code: known, limit: Number(limit), actual: Number(actual) }
}
