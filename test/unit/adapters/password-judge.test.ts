import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { filePasswordBreaches } from '../../../api/adapters/file-password-breaches.ts'
import { zxcvbnPasswordJudge } from '../../../api/adapters/zxcvbn-password-judge.ts'

const sha1 = (text: string) => createHash('sha1').update(text).digest('hex').toUpperCase()
const PASSWORDS = Array.from({ length: 500 }, (_, index) => `lost password ${index}`)

let folder: string
let file: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'gatehouse-breaches-'))
  file = await written('all.txt', PASSWORDS)
})
afterAll(() => rm(folder, { recursive: true }))

async function written(name: string, passwords: readonly string[], end = '\r\n'): Promise<string> {
  const lines = passwords.map((password, index) => `${sha1(password)}:${index * 977}`).sort()
  await writeFile(path.join(folder, name), lines.join(end))
  return path.join(folder, name)
}

describe('the list of stolen passwords on disk', () => {
  test('every one of it is found, and nothing beside it', async () => {
    const isBreached = filePasswordBreaches(file)
    for (const password of PASSWORDS) expect(await isBreached(password)).toBe(true)
    await fc.assert(
      fc.asyncProperty(fc.string(), async (text) => {
        expect(await isBreached(text)).toBe(PASSWORDS.includes(text))
      }),
    )
  })

  test.each([0, 1, 2, 3])('a list of %i lines, with either line end', async (count) => {
    for (const end of ['\n', '\r\n']) {
      const few = PASSWORDS.slice(0, count)
      const isBreached = filePasswordBreaches(await written(`${count}.txt`, few, end))
      for (const password of few) expect(await isBreached(password)).toBe(true)
      expect(await isBreached('another one')).toBe(false)
    }
  })

  test('without a file nothing is found; a file that is not there is a fault', async () => {
    expect(await filePasswordBreaches(undefined)('password')).toBe(false)
    await expect(filePasswordBreaches(path.join(folder, 'none'))('x')).rejects.toThrow('ENOENT')
  })
})

describe('the judge', () => {
  const judge = () => zxcvbnPasswordJudge(filePasswordBreaches(file))
  const personal = ['Grace', 'Hopper', 'grace@navy.example', 'Lakeside General Hospital']

  test.each([
    ['correct horse battery staple', true],
    ['seven quiet otters painting walls', true],
    ['grace walks seven otters home daily', true],
    ['qwertyuiop12', false],
    ['aaaaaaaaaaaaaaaaaa', false],
    ['GraceHopper2026', false],
    ['lakeside general hospital', false],
    ['navy.example.grace', false],
  ])('%j is strong: %s', async (password, isStrong) => {
    const { advice, score } = await judge().judge(password, personal)
    expect(score >= 3).toBe(isStrong)
    expect(advice.length).toBeGreaterThan(0)
  })

  test('knows common and stolen passwords', async () => {
    expect(await judge().judge('Password1234', [])).toMatchObject({ isBreached: true })
    expect(await judge().judge('lost password 7', [])).toMatchObject({ isBreached: true })
    expect(await judge().judge('lost password 700', [])).toMatchObject({ isBreached: false })
  })
})
