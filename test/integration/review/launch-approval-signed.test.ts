import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accepted, aReviewer, aVendor, type Person, type Version } from '../../support/builders.ts'
import { column } from '../../support/facts.ts'
import { graphql } from '../../support/gql/gql.ts'
import { anAppVersion, approve } from '../../support/lifecycle.ts'
import { query } from '../../support/sql.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { takePack, verdictOn } from '../evidence/evidence-steps.ts'
import { localId } from '../notices/people.ts'

const RECORD = graphql(`
  query TestLaunchRecord($id: ID!) {
    node(id: $id) {
      ... on AppVersion {
        stages {
          artifacts {
            id
            kind
            sha256
            signature
          }
        }
      }
    }
  }
`)

let platform: TestPlatform
let reviewer: Person
let version: Version
let folder: string
beforeAll(async () => {
  platform = await startTestPlatform()
  const [owner, admin] = await Promise.all([aVendor(platform), aReviewer(platform)])
  reviewer = admin
  version = await anAppVersion({ owner, reviewer }, { status: 'IN_REVIEW', name: 'Ward board' })
  accepted(await approve(reviewer, version))
  folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-approval-'))
  const keys = await fetch(`${platform.urls.base}/attestations/jwks.json`)
  writeFileSync(path.join(folder, 'jwks.json'), await keys.text())
})
afterAll(async () => {
  await platform?.stop()
  if (folder) rmSync(folder, { recursive: true })
})

async function recordOf() {
  const { node } = await reviewer.client.get(RECORD, { id: version.id })
  const papers = node?.stages?.flatMap(({ artifacts }) => artifacts) ?? []
  const record = papers.find(({ kind }) => kind === 'LAUNCH_APPROVAL_RECORD')
  if (!record?.signature) throw new Error('The launch approval record is not signed.')
  const others = papers.filter(({ kind }) => kind !== 'LAUNCH_APPROVAL_RECORD')
  return { ...record, signature: record.signature, others }
}

async function verdict(jws: string): Promise<string> {
  const form = new FormData()
  form.set('jws', jws)
  const answer = await fetch(`${platform.urls.base}/attestations/verify`, {
    method: 'POST',
    body: form,
  })
  return answer.text()
}

test('the record of an approval is signed: its hash, the version, and who approved', async () => {
  const { signature, sha256, others } = await recordOf()
  const [header = '', payload = ''] = signature.split('.')
  const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
  expect(read(header)).toMatchObject({ alg: 'ES256', typ: 'gatehouse-launch-approval+jws' })
  expect(read(payload)).toMatchObject({
    issuer: platform.urls.base,
    recordSha256: sha256,
    appName: 'Ward board',
    appVersionId: localId(version.id),
    appVersionNumber: 1,
  })
  expect(read(payload).approvals.length).toBeGreaterThan(0)
  expect(read(payload).approvals[0].name).not.toBe('')
  expect(others.length).toBeGreaterThan(0)
  expect(others.every((paper) => paper.signature === null)).toBe(true)
})

test('anybody checks it on the public page; one changed byte of it and nobody signed it', async () => {
  const { signature } = await recordOf()
  const page = await verdict(signature)
  expect(page).toContain('This launch approval holds')
  expect(page).toContain('Ward board, version 1')
  for (const at of [4, Math.floor(signature.length / 2), signature.length - 3]) {
    const other = signature[at] === 'A' ? 'B' : 'A'
    const changed = `${signature.slice(0, at)}${other}${signature.slice(at + 1)}`
    const found = await verdict(changed)
    expect(found).toContain('This is not a valid attestation')
    expect(found).not.toContain('Ward board')
  }
})

test('a pack proves it without us, and says when it was signed for something else', async () => {
  const { id, signature } = await recordOf()
  const before = verdictOn(folder, (await takePack(reviewer, version)).bytes)
  expect(before).toMatchObject({ status: 0 })
  const set = (jws: string, record: string) =>
    query(platform.databaseUrl, 'update decision_artifact set signature = $1 where id = $2', [
      jws,
      record,
    ])
  const [other = ''] = await column<string>(
    platform,
    `select signature as value from attestation where app_version_id = $1`,
    [localId(version.id)],
  )
  await set(other, localId(id))
  const mistaken = verdictOn(folder, (await takePack(reviewer, version)).bytes)
  expect(mistaken.status).toBe(1)
  expect(mistaken.said).toContain('LAUNCH_APPROVAL_RECORD')
  await set(signature, localId(id))
  await query(
    platform.databaseUrl,
    `update decision_artifact set body = body || ' ' where id = $1`,
    [localId(id)],
  )
  expect(await verdict(signature)).toContain('Gatehouse has no record that says the same.')
})
