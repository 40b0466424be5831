import { getIntrospectionQuery } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anonymous } from '../../support/builders.ts'
import type { GraphqlClient } from '../../support/graphql-client.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'

let platform: TestPlatform
let visitor: GraphqlClient
beforeAll(async () => {
  platform = await startTestPlatform()
  visitor = anonymous(platform)
})
afterAll(() => platform?.stop())

const HALF = `fragment Half on Organization { ${Array.from({ length: 24 }, (_, n) => `n${n}: name`).join(' ')} }`

/** A path of so many fields from the query down. */
function within(depth: number): string {
  const round = ['vendor', 'apps(first: 1)', 'nodes']
  const path = Array.from({ length: depth - 2 }, (_, index) => round[index % round.length])
  return `viewer { ${path.join(' { ')} { __typename ${'} '.repeat(depth - 1)}`
}

describe('an operation', () => {
  test.each([
    ['12 fields deep', `{ ${within(12)} }`, []],
    [
      '13 fields deep, through a fragment',
      `{ ...Deep } fragment Deep on Query { ${within(13)} }`,
      [
        {
          message: expect.stringMatching(
            /^This query is 13 fields deep; at most 12 are answered\./,
          ),
          locations: [{ line: 1, column: 1 }],
          extensions: { code: 'DEPTH_LIMIT', limit: 12, actual: 13, requestId: expect.any(String) },
        },
      ],
    ],
    [
      'with 50 aliases',
      `{ one: organization { ...Half } two: organization { ...Half } } ${HALF}`,
      [],
    ],
    [
      'with 51 aliases, most of them in a fragment',
      `{ x: __typename one: organization { ...Half } two: organization { ...Half } } ${HALF}`,
      [
        {
          message: expect.stringMatching(/^This query has 51 aliases; at most 50 are answered\./),
          extensions: { code: 'ALIAS_LIMIT', limit: 50, actual: 51 },
        },
      ],
    ],
  ])('%s is answered or refused with what was counted', async (_name, text, expected) => {
    const { status, errors } = await visitor.ask(text)
    expect(errors).toMatchObject(expected)
    expect(status).toBe(expected.length ? 400 : 200)
  })

  test('of the schema may go as deep as tools ask', async () => {
    expect(await visitor.codes(getIntrospectionQuery())).toEqual([])
  })

  test.each([
    ['nested past every stack', `${'{ a '.repeat(50_000)}`],
    ['with lists in lists', `{ nodes(ids: ${'['.repeat(100_000)}`],
    ['of more than 1000 words and signs', `{ ${'__typename '.repeat(1000)} }`],
  ])('%s is not read to its end', async (_name, text) => {
    const { status, errors } = await visitor.ask(text)
    expect(status).toBe(400)
    expect(errors).toMatchObject([
      {
        message: expect.stringContaining('1000 tokens'),
        extensions: { code: 'GRAPHQL_PARSE_FAILED', requestId: expect.any(String) },
      },
    ])
  })

  test('comes alone: a list of operations is refused, and none of them is executed', async () => {
    const response = await fetch(platform.urls.graphql, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify([{ query: '{ organization { name } }' }]),
    })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({
      errors: [{ message: 'Operation batching disabled.', extensions: { code: 'BAD_REQUEST' } }],
    })
  })
})
