import { readFileSync } from 'node:fs'
import { buildSchema, type DocumentNode, Kind, parse, print, validate } from 'graphql'
import { describe, expect, test } from 'vitest'
import { operationLimits, PARSE_OPTIONS } from '../../../api/graphql/operation-limits.ts'
import * as gallery from '../../../gallery/src/gql/graphql.ts'
import * as portal from '../../../portal/src/gql/graphql.ts'

const schema = buildSchema(readFileSync('schema/schema.graphql', 'utf8'))

function operationsOf(documents: object): [string, DocumentNode][] {
  return Object.entries(documents as Record<string, DocumentNode>).filter(([, { definitions }]) =>
    definitions?.some(({ kind }) => kind === Kind.OPERATION_DEFINITION),
  )
}

describe.each([
  ['portal', operationsOf(portal)],
  ['gallery', operationsOf(gallery)],
])('each operation of the %s', (_name, operations) => {
  test.each(operations)('%s stays within the limits of one operation', (_operation, document) => {
    const sent = parse(print(document), PARSE_OPTIONS)
    expect(validate(schema, sent, [operationLimits])).toEqual([])
  })
})
