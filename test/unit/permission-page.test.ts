import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ABILITY_NAMES } from '../../schema/vocabulary/permission.ts'
import { ROLE_NAMES } from '../../schema/vocabulary/role.ts'

const root = path.resolve(import.meta.dirname, '../..')
const house = mkdtempSync(path.join(tmpdir(), 'gatehouse-permissions-'))
const page = path.join(house, 'docs/permissions.md')
const table = path.join(house, 'schema/vocabulary/permission.ts')

beforeAll(() => {
  mkdirSync(path.join(house, 'docs'))
  cpSync(path.join(root, 'docs/permissions.md'), page)
  cpSync(path.join(root, 'schema/vocabulary'), path.join(house, 'schema/vocabulary'), {
    recursive: true,
  })
  writeFileSync(path.join(house, 'package.json'), '{"type":"module"}')
})
afterAll(() => rmSync(house, { recursive: true }))

/** Runs the tool as `npm run check` and `npm run permissions` do; what it complains about. */
function tool(...args: string[]): Promise<string> {
  const script = path.join(root, 'tools/write-permissions.mjs')
  return promisify(execFile)(process.execPath, [script, ...args, house]).then(
    () => '',
    (error: { stderr: string }) => error.stderr.trim(),
  )
}

it('the committed page is what the table says, and names every action and role', async () => {
  expect(await tool('--check')).toBe('')
  const text = readFileSync(page, 'utf8').toLowerCase()
  const words = [...Object.values(ABILITY_NAMES), ...Object.values(ROLE_NAMES)]
  expect(words.filter((name) => !text.includes(name.toLowerCase()))).toEqual([])
}, 120_000)

it('one changed letter of the table makes the page stale until it is written anew', async () => {
  const before = readFileSync(table, 'utf8')
  const after = before.replace(
    "'app-version.suspend': '...... ..... YY...'",
    "'app-version.suspend': '...... ..... Y....'",
  )
  expect(after).not.toBe(before)
  writeFileSync(table, after)
  expect(await tool('--check')).toBe(
    'docs/permissions.md is not what schema/vocabulary says. Run: npm run permissions',
  )
  expect(await tool()).toBe('')
  expect(await tool('--check')).toBe('')
}, 120_000)
