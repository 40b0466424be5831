import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accepted, aDraft, attest } from '../../support/builders.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { attestationWorld, signedOn } from './attestation-world.ts'

const TOOL = path.resolve(import.meta.dirname, '../../../tools/verify-attestation.mjs')

let platform: TestPlatform
let folder: string
let saved: { text: string; signature: string }
beforeAll(async () => {
  platform = await startTestPlatform()
  folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-verifier-'))
  const { owner } = await attestationWorld(platform)
  const draft = accepted(await attest(owner, await aDraft(owner), 'ACCEPTED'))
  const { verifyUrl } = await signedOn(owner, draft.id)
  saved = await (await fetch(`${verifyUrl}.json`)).json()
  writeFileSync(path.join(folder, 'jwks.json'), await keys())
})
afterAll(async () => {
  await platform?.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function keys(): Promise<string> {
  return (await fetch(`${platform.url}/attestations/jwks.json`)).text()
}

/** Runs the verifier as somebody does who has the two files and Node. */
function verdictOn(attestation: object): { status: number | null; said: string } {
  const file = path.join(folder, 'attestation.json')
  writeFileSync(file, JSON.stringify(attestation))
  const run = spawnSync(process.execPath, [TOOL, file, path.join(folder, 'jwks.json')], {
    encoding: 'utf8',
  })
  return { status: run.status, said: run.stdout + run.stderr }
}

test('what was issued holds without the server', () => {
  const { status, said } = verdictOn(saved)
  expect(said).toContain('The signature holds')
  expect(status).toBe(0)
})

test('one changed character of the text is found', () => {
  const { status, said } = verdictOn({ ...saved, text: saved.text.replace('vendor', 'vandor') })
  expect(said).toContain('The text is not the one that was signed.')
  expect(status).toBe(1)
})

test('one changed character of the signature is found', () => {
  const [header = '', payload = '', signature = ''] = saved.signature.split('.')
  const other = `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`
  const { status, said } = verdictOn({ ...saved, signature: `${header}.${payload}.${other}` })
  expect(said).toContain('The signature does not hold')
  expect(status).toBe(1)
})
