import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

/**
 * The requirements of SMART.md by group: how many there are, and which of them go beyond what the standards ask. All others
 * are tested through HTTP or in a browser, by tests that name them.
 */
const GROUPS: Readonly<Record<string, { rows: number; beyond: readonly number[] }>> = {
  DISC: { rows: 27, beyond: [22, 25, 26, 27] },
  CAP: { rows: 7, beyond: [6, 7] },
  AUTHZ: { rows: 38, beyond: [3, 32, 37, 38] },
  CONS: { rows: 16, beyond: [14, 15, 16] },
  CODE: { rows: 31, beyond: [21, 29, 31] },
  EHR: { rows: 15, beyond: [12, 13, 14, 15] },
  CTX: { rows: 15, beyond: [8, 9, 10, 15] },
  OIDC: { rows: 18, beyond: [17, 18] },
  REFR: { rows: 20, beyond: [12, 20] },
  INTR: { rows: 12, beyond: [9] },
  REVO: { rows: 7, beyond: [7] },
  BACK: { rows: 40, beyond: [39, 40] },
  SCOPE: { rows: 15, beyond: [] },
  RS: { rows: 16, beyond: [15, 16] },
  ENF: { rows: 15, beyond: [] },
  LEAK: { rows: 27, beyond: [] },
  GRAN: { rows: 10, beyond: [10] },
  USER: { rows: 5, beyond: [] },
  CORS: { rows: 5, beyond: [] },
  TLS: { rows: 3, beyond: [2, 3] },
  DCR: { rows: 8, beyond: [8] },
  PLAT: { rows: 6, beyond: [6] },
}

const TESTS = path.resolve(import.meta.dirname, '..')

/** The ids in the texts of tests that go through the door; comments and words about one expectation do not count. */
function namedRows(): Set<string> {
  const files = ['integration', 'e2e'].flatMap((folder) =>
    readdirSync(path.join(TESTS, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.test.ts'))
      .map((file) => path.join(TESTS, folder, file)),
  )
  const titles = files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => !/^\s*(\/?\*|\/\/)|expect\(/.test(line)),
  )
  return new Set(titles.join('\n').match(/\b[A-Z]+-\d{2}\b/g))
}

it('every requirement that has to be or should be met has a test that names it', () => {
  const required = Object.entries(GROUPS).flatMap(([group, { beyond, rows }]) =>
    Array.from({ length: rows }, (_, index) => index + 1)
      .filter((row) => !beyond.includes(row))
      .map((row) => `${group}-${String(row).padStart(2, '0')}`),
  )
  const named = namedRows()
  expect(required.length).toBeGreaterThan(300)
  expect(required.filter((row) => !named.has(row))).toEqual([])
})
