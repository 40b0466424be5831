import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  anonymous,
  aPerson,
  aReviewer,
  aVendor,
  type Person,
  type VendorOwner,
  type Version,
} from '../../support/builders.ts'
import { column, everythingTold } from '../../support/facts.ts'
import { anAppVersion } from '../../support/lifecycle.ts'
import { query } from '../../support/sql.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { aPdf } from '../documents/pdfs.ts'
import { aDocument, localIdOf } from '../documents/uploads.ts'
import { MESSAGE_POST } from '../live/subscriptions.ts'
import { packAddress, takePack, verdictOn } from './evidence-steps.ts'

let platform: TestPlatform
let folder: string
let owner: VendorOwner
let reviewer: Person
let live: Version
let document: Buffer
let pack: Buffer
beforeAll(async () => {
  // What is in a PDF is not the question here, and reading it takes its time on a busy machine.
  platform = await startTestPlatform({
    ports: { pdfInspector: { inspect: async () => ({ isPdf: true, pageCount: 1, findings: [] }) } },
  })
  folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-evidence-'))
  ;[owner, reviewer] = await Promise.all([aVendor(platform), aReviewer(platform)])
  live = await anAppVersion({ owner, reviewer }, { status: 'LIVE', name: 'Evident' })
  document = await aPdf('hosting and encryption')
  await aDocument(owner, { version: live, bytes: document })
  await say('DEVELOPER_AND_REVIEWERS', 'Thank you for the quick answers.')
  await say('REVIEWERS_ONLY', 'Ask legal about the second clause.')
  await everythingTold(platform)
  pack = (await takePack(reviewer, live)).bytes
  const keys = await fetch(`${platform.url}/attestations/jwks.json`)
  writeFileSync(path.join(folder, 'jwks.json'), await keys.text())
})
afterAll(async () => {
  await platform?.stop()
  rmSync(folder, { recursive: true, force: true })
})

function say(visibility: 'DEVELOPER_AND_REVIEWERS' | 'REVIEWERS_ONLY', body: string) {
  return reviewer.client.get(MESSAGE_POST, { input: { versionId: live.id, body, visibility } })
}

type Files = Record<string, Uint8Array>

function json(files: Files, name: string): unknown {
  return JSON.parse(Buffer.from(files[name] ?? []).toString('utf8'))
}

/** Packs files as the platform does. */
function packed(files: Files): Uint8Array {
  return zipSync(files, { level: 0, mtime: new Date(1980, 0, 1), os: 3 })
}

describe('a pack', () => {
  test('has everything that was submitted, decided, filed, signed, said and told', () => {
    const files = unzipSync(pack)
    expect(json(files, 'submission.json')).toMatchObject({
      version: { name: 'Evident', status: 'LIVE' },
      vendor: { duns: '123456789' },
    })
    expect(json(files, 'stages.json')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          stage: 'INTAKE',
          state: 'PASSED',
          decided_by: expect.any(String),
        }),
        expect.objectContaining({ stage: 'PRODUCTION_LAUNCH', state: 'PASSED' }),
      ]),
    )
    expect(json(files, 'artifacts.json')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          kind: 'ROLLBACK_PLAN',
          sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        }),
      ]),
    )
    expect(json(files, 'scopes/asked.json')).toHaveLength(2)
    expect(json(files, 'scopes/granted.json')).toEqual(
      expect.arrayContaining([expect.objectContaining({ environment: 'PRODUCTION' })]),
    )
    expect(json(files, 'attestations.json')).toMatchObject([
      { answer: 'ACCEPTED', signature: expect.stringMatching(/^ey/) },
    ])
    expect(json(files, 'messages.json')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ body: 'Thank you for the quick answers.' }),
        expect.objectContaining({ visibility: 'REVIEWERS_ONLY' }),
      ]),
    )
    expect(json(files, 'mails.json')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ recipient: owner.email, kind: 'app-version.released' }),
      ]),
    )
  })

  test('has its documents, and what was done', () => {
    const files = unzipSync(pack)
    const [filed] = json(files, 'documents.json') as { path: string; sha256: string }[]
    expect(Buffer.from(files[filed?.path ?? ''] ?? []).equals(document)).toBe(true)
    expect(filed?.sha256).toBe(createHash('sha256').update(document).digest('hex'))
    const actions = Buffer.from(files['audit.ndjson'] ?? [])
      .toString('utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line).action)
    expect(actions).toEqual(
      expect.arrayContaining(['app-version.submit', 'stage.decided', 'app-version.release']),
    )
  })
})

describe('every pack', () => {
  test('carries no secret', () => {
    const text = pack.toString('latin1')
    for (const word of ['password_hash', 'secret_hash', '"d":', 'source_ip'])
      expect(text.includes(word), word).toBe(false)
  })

  test('continues the chain of an earlier one, with who took that', async () => {
    const later = unzipSync((await takePack(reviewer, live)).bytes)
    const chain = (files: Files) => Buffer.from(files['audit-chain.txt'] ?? []).toString('utf8')
    expect(chain(later).startsWith(chain(unzipSync(pack)))).toBe(true)
    expect(Buffer.from(later['audit.ndjson'] ?? []).toString('utf8')).toContain('evidence.exported')
  })

  test('is recorded each time it is taken', async () => {
    const before = await taken()
    await packAddress(reviewer, live)
    expect(await taken()).toEqual(before)
    await takePack(reviewer, live)
    expect(await taken()).toEqual([...before, reviewer.id])
  })
})

function taken(): Promise<string[]> {
  return column<string>(
    platform,
    `select actor_id from audit_event where action = 'evidence.exported' and app_version_id = $1 order by sequence`,
    [localIdOf(live.id)],
  )
}

describe('who may', () => {
  test('an auditor takes it without notes among reviewers', async () => {
    const { bytes, headers } = await takePack(await aReviewer(platform, 'AUDITOR'), live)
    expect(headers.get('content-disposition')).toBe('attachment; filename=evidence-evident-v1.zip')
    expect(json(unzipSync(bytes), 'messages.json')).not.toEqual(
      expect.arrayContaining([expect.objectContaining({ visibility: 'REVIEWERS_ONLY' })]),
    )
    const { status, said } = verdictOn(folder, bytes)
    expect(said).toContain('Notes among reviewers: who took this pack does not read them.')
    expect(status).toBe(0)
  })

  test('nobody of its vendor, whatever they are in the hospital', async () => {
    await expect(packAddress(owner, live)).rejects.toThrow(/FORBIDDEN/)
    const insider = await aPerson(platform, { roles: ['AUDITOR'] })
    const { downloadUrl } = await packAddress(insider, live)
    await query(
      platform.databaseUrl,
      `insert into vendor_member (id, organization_id, created_at, vendor_id, user_id, role)
       select gen_random_uuid(), organization_id, now(), id, $1, 'VIEWER' from vendor where id = $2`,
      [insider.id, localIdOf(owner.vendorId)],
    )
    expect((await packAddress(insider, live)).errors).toMatchObject([
      { code: 'SEPARATION_OF_DUTIES' },
    ])
    expect((await fetch(downloadUrl ?? '')).status).toBe(404)
  })

  test('no stranger, and no address but its own', async () => {
    await expect(packAddress({ client: anonymous(platform) }, live)).rejects.toThrow(
      /UNAUTHENTICATED/,
    )
    await expect(packAddress(await aPerson(platform), live)).rejects.toThrow(/FORBIDDEN/)
    const draft = await anAppVersion({ owner, reviewer }, { status: 'DRAFT' })
    expect((await packAddress(reviewer, draft)).errors).toMatchObject([{ code: 'NOT_FOUND' }])
    expect((await fetch(`${platform.url}/evidence/nonsense`)).status).toBe(404)
  })
})

describe('the verifier', () => {
  test('says of a pack as it was made that it holds', () => {
    const { status, said } = verdictOn(folder, pack)
    expect(said).toContain('The pack holds: Evident, version 1')
    expect(said).toContain('events in an unbroken chain, signed.')
    expect(status).toBe(0)
  })

  test('names the file of which one byte was changed', () => {
    for (const name of ['stages.json', 'audit.ndjson', 'verify.mjs', 'keys.json']) {
      const { status, said } = verdictOn(folder, flipped(pack, contentOf(name) + 20))
      expect(said).toContain(`- ${name}: it was changed`)
      expect(status).toBe(1)
    }
    const changed = verdictOn(folder, flipped(pack, pack.indexOf(document) + 100))
    expect(changed.said).toMatch(/- documents\/1-\S+: it was changed/)
    expect(changed.status).toBe(1)
  })

  test('finds a changed byte wherever it is', () => {
    const steps = 24
    for (let step = 0; step <= steps; step += 1) {
      const at = Math.min(pack.length - 1, Math.floor((pack.length * step) / steps))
      expect(verdictOn(folder, flipped(pack, at)).status, `byte ${at}`).toBe(1)
    }
    for (let back = 1; back <= 22; back += 3)
      expect(verdictOn(folder, flipped(pack, pack.length - back)).status, `end ${back}`).toBe(1)
  })

  test('finds a missing file and an added one', () => {
    const { 'approvals.json': _, ...rest } = unzipSync(pack)
    expect(verdictOn(folder, packed(rest)).said).toContain('- approvals.json: it is missing.')
    const more = { ...unzipSync(pack), 'praise.txt': Buffer.from('All was well.') }
    expect(verdictOn(folder, packed(more)).said).toContain('- praise.txt: it was added')
    expect(verdictOn(folder, Buffer.concat([pack, Buffer.from('x')])).status).toBe(1)
  })

  test('finds a manifest that was written anew, and another signature', () => {
    const files = unzipSync(pack)
    const manifest = Buffer.from(files['manifest.json'] ?? []).toString('utf8')
    const other = { ...files, 'manifest.json': Buffer.from(manifest.replace('Evident', 'Obscure')) }
    expect(verdictOn(folder, packed(other)).said).toContain('- manifest.json: it is not the one')
    const [attested] = json(files, 'attestations.json') as { signature: string }[]
    const swapped = { ...files, 'manifest.jws': Buffer.from(attested?.signature ?? '') }
    expect(verdictOn(folder, packed(swapped)).said).toContain('signed with a key that is not among')
  })

  test('finds an event that was taken out, even by who lists the files anew', () => {
    const files = unzipSync(pack)
    const lines = Buffer.from(files['audit.ndjson'] ?? [])
      .toString('utf8')
      .split('\n')
    const cut = { ...files, 'audit.ndjson': Buffer.from(lines.toSpliced(1, 1).join('\n')) }
    expect(verdictOn(folder, packed(cut)).said).toContain('the chain breaks at event 2')
  })
})

/** Where the bytes of a file begin in the pack: after the header that its name ends. */
function contentOf(name: string): number {
  let at = pack.indexOf(name)
  while (at > 0 && pack.readUInt32LE(at - 30) !== 0x04034b50) at = pack.indexOf(name, at + 1)
  return at + name.length
}

function flipped(bytes: Buffer, at: number): Buffer {
  const changed = Buffer.from(bytes)
  changed[at] = (changed[at] ?? 0) ^ 1
  return changed
}
