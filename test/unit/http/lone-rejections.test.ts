import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const run = promisify(execFile)

/** What one process does: a list of which one item fails at once and another later, then it is asked again. */
const script = (first: string) => `
import { buildSchema, execute, parse } from 'graphql'
${first}
const schema = buildSchema('type Query { late: [Int!] fine: Int }')
const late = () => [new Promise((_, fail) => setTimeout(() => fail(new Error('late')), 10)), new Error('now')]
const ask = (query) => execute({ schema, document: parse(query), rootValue: { late, fine: 1 } })
await ask('{ late }')
await new Promise((done) => setTimeout(done, 100))
console.log(JSON.stringify((await ask('{ fine }')).data))
`

const node = (text: string) =>
  run(process.execPath, [
    ...['--import', '@oxc-node/core/register'],
    ...['--input-type=module', '--eval', script(text)],
  ])

const SURVIVES = `
import { surviveLoneRejections } from './api/http/lone-rejections.ts'
surviveLoneRejections({ error: ({ err }, text) => console.log(text, '-', err.message) })
`

test('a query that leaves a promise alone does not end the process, and is written down', async () => {
  const { stdout } = await node(SURVIVES)
  expect(stdout.trim().split('\n')).toEqual([
    'a promise failed that nobody waited for - late',
    '{"fine":1}',
  ])
})

test('without that, it would', async () => {
  await expect(node('')).rejects.toMatchObject({ code: 1 })
})
