import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  accepted,
  aReviewer,
  aVendor,
  type Person,
  saveDraft,
  type VendorOwner,
  type Version,
} from '../../support/builders.ts'
import { anAppVersion, approve, move, REASON, submitDraft } from '../../support/lifecycle.ts'
import { stageKeeper, stagesOf } from '../../support/stages.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { aPdf } from '../documents/pdfs.ts'
import { aDocument, documentsOf } from '../documents/uploads.ts'
import { fileContract } from '../partner/contracts.ts'
import { file } from '../review/stage-steps.ts'
import { asked } from '../review/template-steps.ts'
import { takePack, verdictOn } from './evidence-steps.ts'

let platform: TestPlatform
let folder: string
let owner: VendorOwner
let reviewer: Person
let agreement: Buffer
let report: Buffer
let extra: Buffer
/** Version 5, which brings back 3, which brings back 1. */
let restored: Version
let pack: Buffer
beforeAll(async () => {
  platform = await startTestPlatform()
  folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-papers-'))
  ;[owner, reviewer] = await Promise.all([aVendor(platform), aReviewer(platform)])
  agreement = await aPdf('what both sides agreed on')
  report = await aPdf('what the pilot showed')
  extra = await aPdf('what changed on the way')
  const first = await firstVersion()
  await nextVersion(first)
  const third = await rollBackTo(first)
  await aDocument(owner, { version: third, bytes: extra }, { fileName: 'third.pdf' })
  await nextVersion(first)
  restored = await rollBackTo(third)
  pack = (await takePack(reviewer, restored)).bytes
  const keys = await fetch(`${platform.url}/attestations/jwks.json`)
  writeFileSync(path.join(folder, 'jwks.json'), await keys.text())
})
afterAll(async () => {
  await platform?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Live, on a contract that is cited and a plan that is a document. */
async function firstVersion(): Promise<Version> {
  const { vendorId } = owner
  const { contractId } = await fileContract(reviewer, { vendorId, bytes: agreement })
  const version = await anAppVersion({ owner, reviewer }, { status: 'IN_REVIEW', name: 'Restored' })
  const { id: documentId } = await aDocument(owner, { version, bytes: report })
  const keeper = await stageKeeper(reviewer)
  const plan = { stage: 'PILOT', kind: 'DEACTIVATION_PLAN', documentId } as const
  await file(keeper, version, plan)
  await file(keeper, version, { stage: 'CONTRACT_SCOPES', kind: 'DATA_USE_AGREEMENT', contractId })
  const { revision } = await stagesOf(keeper, version)
  return accepted(await approve(reviewer, { id: version.id, revision }))
}

async function nextVersion({ app }: Version): Promise<Version> {
  const changes = { appId: app.id, changeNotes: 'Draws the lines anew.' }
  const submitted = await submitDraft(owner, accepted(await saveDraft(owner, changes)))
  return accepted(await approve(reviewer, submitted))
}

async function rollBackTo({ id, app }: Version): Promise<Version> {
  const { revision } = await asked<{ revision: number }>(
    reviewer,
    'query ($id: ID!) { it: node(id: $id) { ... on AppVersion { revision } } }',
    { id },
  )
  const { appVersion } = await asked<{ appVersion: Version }>(
    reviewer,
    `mutation ($input: TransitionInput!) { it: appVersionRollBack(input: $input) { appVersion { id status revision number } } }`,
    { input: { versionId: id, expectedRevision: revision, reason: REASON } },
  )
  if (appVersion.status === 'LIVE') return { ...appVersion, app }
  return accepted(await move(await stageKeeper(reviewer), 'approve', appVersion))
}

type Files = Record<string, Uint8Array>

function rows(files: Files, name: string): Record<string, unknown>[] {
  return JSON.parse(Buffer.from(files[name] ?? []).toString('utf8'))
}

test('a version rolled back to twice has the papers of all it goes back to', () => {
  const files = unzipSync(pack)
  expect(restored.number).toBe(5)
  const bytesOf = (list: string) =>
    rows(files, list).map(({ path: at }) => Buffer.from(files[`${at}`] ?? []).toString('base64'))
  expect(bytesOf('contracts.json')).toEqual([agreement.toString('base64')])
  expect(bytesOf('documents.json')).toEqual([extra, report].map((each) => each.toString('base64')))
  const [contract] = rows(files, 'contracts.json')
  const [plan] = rows(files, 'documents.json').slice(1)
  expect(rows(files, 'artifacts.json')).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ kind: 'DEACTIVATION_PLAN', document_id: plan?.id }),
      expect.objectContaining({ kind: 'DATA_USE_AGREEMENT', vendor_contract_id: contract?.id }),
    ]),
  )
  expect(rows(files, 'attestations.json')).toMatchObject([{ answer: 'ACCEPTED' }])
  expect(verdictOn(folder, pack)).toMatchObject({ status: 0 })
})

test('the page of the version shows its documents too', async () => {
  const shown = await documentsOf(owner, restored)
  expect(shown?.nodes.map(({ fileName }) => fileName)).toEqual(['third.pdf', expect.any(String)])
})

test('one changed byte of a contract or a document is found', () => {
  for (const [content, name] of [
    [agreement, 'contracts/1-'],
    [report, 'documents/2-'],
  ] as const) {
    const changed = Buffer.from(pack)
    const at = pack.indexOf(content) + 40
    changed[at] = (changed[at] ?? 0) ^ 1
    const { status, said } = verdictOn(folder, changed)
    expect(said).toContain(`- ${name}`)
    expect(said).toContain('it was changed: its hash is not the one that was signed.')
    expect(status).toBe(1)
  }
})

test('a paper that was taken out is found', () => {
  const { 'contracts/1-agreement.pdf': taken, ...rest } = unzipSync(pack)
  expect(taken).toBeDefined()
  const again = zipSync(rest, { level: 0, mtime: new Date(1980, 0, 1), os: 3 })
  expect(verdictOn(folder, again).said).toContain('- contracts/1-agreement.pdf: it is missing.')
})
