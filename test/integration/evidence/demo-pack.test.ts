import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { REVIEWER } from '../../../api/demo/people/hospital-people.ts'
import { seedDemo } from '../../../api/demo/seed-demo.ts'
import { toGlobalId } from '../../../api/graphql/global-id.ts'
import { GraphqlClient } from '../../support/graphql-client.ts'
import { signIn } from '../../support/sign-in.ts'
import { query } from '../../support/sql.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { takePack, verdictOn } from './evidence-steps.ts'

let platform: TestPlatform
let folder: string
let pack: Buffer
beforeAll(async () => {
  platform = await startTestPlatform()
  await seedDemo(platform)
  folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-demo-pack-'))
  const [version] = await query<{ id: string }>(
    platform.databaseUrl,
    `select v.id from app_version v join app a on a.id = v.app_id
     where a.slug = 'cardiac-risk-estimator' and v.restores_version_id is not null`,
  )
  const client = new GraphqlClient(platform.urls.graphql, await signIn(platform, REVIEWER))
  pack = (await takePack({ client }, { id: toGlobalId('AppVersion', version?.id ?? '') })).bytes
  const keys = await fetch(`${platform.url}/attestations/jwks.json`)
  writeFileSync(path.join(folder, 'jwks.json'), await keys.text())
}, 400_000) // the demonstration hospital is played in full
afterAll(async () => {
  await platform?.stop()
  if (folder) rmSync(folder, { recursive: true, force: true })
})

test('the pack of an app of the demo that was rolled back opens, and holds', () => {
  const files = unzipSync(pack)
  const rows = (name: string): Record<string, unknown>[] =>
    JSON.parse(Buffer.from(files[name] ?? []).toString('utf8'))
  const plan = rows('artifacts.json').find(({ kind }) => kind === 'ROLLBACK_PLAN')
  expect(plan?.body).toMatch(/\w/)
  expect(rows('attestations.json')).not.toEqual([])
  const { status, said } = verdictOn(folder, pack)
  expect(said).toContain('The pack holds: Cardiac Risk Estimator, version 3')
  expect(status).toBe(0)
})

test('one changed byte and it does not', () => {
  const changed = Buffer.from(pack)
  const at = pack.indexOf('"ROLLBACK_PLAN"') + 3
  changed[at] = (changed[at] ?? 0) ^ 1
  const { status, said } = verdictOn(folder, changed)
  expect(said).toContain('- artifacts.json: it was changed')
  expect(status).toBe(1)
})
