import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accepted, aReviewer, aVendor, type Person, type Version } from '../../support/builders.ts'
import { anAppVersion, approve, move, REASON } from '../../support/lifecycle.ts'
import { passStages, stagesOf } from '../../support/stages.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { at, DRAFT, step } from '../platform/data-policy-steps.ts'
import { inForce, proposePolicy } from '../platform/rule-steps.ts'
import { takePack, verdictOn } from './evidence-steps.ts'

interface NamedPolicy {
  number: number
  environment?: string
  sha256: string
  content: object | null
  confirmed_by?: string | null
}

interface Policies {
  begunWith: number
  decisions: {
    event: string
    action: string
    stage: string | null
    policy: number
    dataPolicy: Record<string, number | null>
  }[]
  policies: NamedPolicy[]
  dataPolicies: NamedPolicy[]
}

type Files = Record<string, Uint8Array>

let platform: TestPlatform
let folder: string
let security: Person
let administrator: Person
let version: Version
let files: Files
beforeAll(async () => {
  platform = await startTestPlatform()
  folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-policies-'))
  const [owner, reviewer, ...writers] = await Promise.all([
    aVendor(platform),
    aReviewer(platform),
    aReviewer(platform, 'SECURITY_REVIEWER'),
    aReviewer(platform, 'ORGANIZATION_ADMIN'),
  ])
  ;[security, administrator] = writers
  version = await anAppVersion({ owner, reviewer }, { status: 'IN_REVIEW', name: 'Ruled' })
  await passStages(reviewer, version, 'INTAKE')
  await inForce(proposePolicy(security, { pilotDays: 12 }), administrator)
  await publishRules()
  const { revision } = await stagesOf(reviewer, version)
  const live = accepted(await approve(reviewer, { id: version.id, revision }))
  await step(security, 'RollBack', { environment: 'PRODUCTION', reason: 'Wards could not work.' })
  version = accepted(await move(reviewer, 'suspend', live, REASON))
  files = unzipSync((await takePack(security, version)).bytes)
  const keys = await fetch(`${platform.url}/attestations/jwks.json`)
  writeFileSync(path.join(folder, 'jwks.json'), await keys.text())
})
afterAll(async () => {
  await platform?.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function publishRules(): Promise<void> {
  const drafted = await step(security, 'DraftSave', DRAFT)
  const previewed = await step(security, 'Preview', { ...at(drafted), days: 7 })
  const { userErrors } = await step(administrator, 'Publish', at(previewed))
  expect(userErrors).toEqual([])
}

const policiesIn = (pack: Files): Policies =>
  JSON.parse(Buffer.from(pack['policies.json'] ?? []).toString('utf8'))

const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex')

describe('a pack names', () => {
  test('the policies that were in force at each decision', () => {
    const { begunWith, decisions } = policiesIn(files)
    expect(begunWith).toBe(1)
    const inForceAt = (action: string, stage: string | null = null) =>
      decisions
        .filter((each) => each.action === action && each.stage === stage)
        .map(({ policy, dataPolicy }) => [policy, dataPolicy.PRODUCTION, dataPolicy.SANDBOX])
    expect(inForceAt('stage.decided', 'INTAKE')).toEqual([[1, null, null]])
    expect(inForceAt('stage.decided', 'PILOT')).toEqual([[2, 1, null]])
    expect(inForceAt('app-version.approve')).toEqual([[2, 1, null]])
    expect(inForceAt('app-version.suspend')).toEqual([[2, null, null]])
  })

  test('what these said, for who reads policies', () => {
    const { policies, dataPolicies } = policiesIn(files)
    expect(policies).toMatchObject([
      { number: 1, content: { pilotDays: 30 }, confirmed_by: null },
      { number: 2, content: { pilotDays: 12 }, confirmed_by: expect.any(String) },
    ])
    expect(dataPolicies).toMatchObject([
      { environment: 'PRODUCTION', number: 1, content: { rules: [{ key: 'no-conditions' }] } },
    ])
    const verdict = verdictOn(folder, packed(files))
    expect(verdict.said).toContain('The pack holds: Ruled')
    expect(verdict.status).toBe(0)
  })

  test('their hashes for everybody else', async () => {
    const { bytes } = await takePack(await aReviewer(platform, 'AUDITOR'), version)
    const [mine, theirs] = [policiesIn(files), policiesIn(unzipSync(bytes))]
    const hashes = ({ policies, dataPolicies }: Policies) =>
      [...policies, ...dataPolicies].map((each) => each.sha256)
    expect(hashes(theirs)).toEqual(hashes(mine))
    expect([...theirs.policies, ...theirs.dataPolicies].map(({ content }) => content)).toEqual([
      null,
      null,
      null,
    ])
    const { status, said } = verdictOn(folder, bytes)
    expect(said).toContain('Not in it: What policies say: who took this pack does not read them.')
    expect(status).toBe(0)
  })
})

describe('the verifier finds, even in a pack that was signed anew,', () => {
  test.each<[string, (policies: Policies) => void, string]>([
    [
      'a number that is not in it',
      ({ decisions }) => Object.assign(decisions[0] ?? {}, { policy: 7 }),
      'policy 7 is named and not in the pack.',
    ],
    [
      'a data policy that was taken out',
      ({ dataPolicies }) => dataPolicies.pop(),
      'data policy PRODUCTION 1 is named and not in the pack.',
    ],
    [
      'a decision that was left out',
      ({ decisions }) => decisions.pop(),
      'it does not say what was in force at app-version.suspend',
    ],
    [
      'a decision nobody took',
      ({ decisions }) =>
        decisions.push({
          event: 'none',
          action: 'stage.decided',
          stage: 'PILOT',
          policy: 1,
          dataPolicy: {},
        }),
      'it names decisions that the trail does not have.',
    ],
    [
      'a policy that says something else',
      ({ policies }) => Object.assign(policies[1]?.content ?? {}, { pilotDays: 99 }),
      'policy 2 does not say what it said.',
    ],
    [
      'another beginning',
      (policies) => Object.assign(policies, { begunWith: 2 }),
      'the review began with another policy than its intake says.',
    ],
  ])('%s', async (_what, change, fault) => {
    const policies = policiesIn(files)
    change(policies)
    const { status, said } = verdictOn(folder, await signedAnew(policies))
    expect(said).toContain(`- policies.json: ${fault}`)
    expect(status).toBe(1)
  })
})

/** The pack with other policies, listed and signed by the keys of the hospital: all that is left is what it says. */
async function signedAnew(policies: Policies): Promise<Uint8Array> {
  const content = Buffer.from(JSON.stringify(policies))
  const manifest = JSON.parse(Buffer.from(files['manifest.json'] ?? []).toString('utf8'))
  const listed = manifest.files.map((file: { path: string }) =>
    file.path === 'policies.json'
      ? { ...file, bytes: content.length, sha256: sha256(content) }
      : file,
  )
  const text = JSON.stringify({ ...manifest, files: listed })
  const { signer, clock } = platform.ports
  return packed({
    ...files,
    'policies.json': content,
    'manifest.json': Buffer.from(text),
    'manifest.jws': Buffer.from(await signer.sign(text, clock.now(), 'evidence')),
  })
}

/** Packs files as the platform does. */
function packed(content: Files): Uint8Array {
  return zipSync(content, { level: 0, mtime: new Date(1980, 0, 1), os: 3 })
}
