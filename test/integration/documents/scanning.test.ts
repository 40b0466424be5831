import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { clamdScanner } from '../../../api/adapters/clamd-scanner.ts'
import {
  aReviewer,
  aVendor,
  type Person,
  type VendorOwner,
  type Version,
} from '../../support/builders.ts'
import { column } from '../../support/facts.ts'
import { anAppVersion } from '../../support/lifecycle.ts'
import { query } from '../../support/sql.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { type Clamd, EICAR, startClamd } from './clamd.ts'
import { aPdf, aPdfWith } from './pdfs.ts'
import {
  aDocument,
  announce,
  cancel,
  documentsOf,
  localIdOf,
  put,
  storedFiles,
  upload,
} from './uploads.ts'

let clamd: Clamd
let platform: TestPlatform
let owner: VendorOwner
let reviewer: Person
let version: Version
let ahead = 0
beforeAll(async () => {
  clamd = await startClamd()
  platform = await startTestPlatform({
    env: { CLAMD_URL: clamd.url },
    ports: { clock: { now: () => new Date(Date.now() + ahead) } },
  })
  ;[owner, reviewer] = await Promise.all([aVendor(platform), aReviewer(platform)])
})
afterAll(async () => {
  await platform?.stop()
  await clamd?.close()
})
beforeEach(async () => {
  Object.assign(clamd, { isAway: false, answer: undefined })
  version = await anAppVersion({ owner, reviewer }, { status: 'IN_REVIEW' })
})

const infected = () => aPdfWith((pdf) => void pdf.setTitle(EICAR.replaceAll('\\', '\\\\')))
const carrier = async () => {
  const pdf = await infected()
  const end = pdf.lastIndexOf('startxref')
  return Buffer.concat([pdf.subarray(0, end), Buffer.from(`%${EICAR}\n`), pdf.subarray(end)])
}

/** Moves the clock past the next look of the calendar. */
async function aMinuteLater(): Promise<void> {
  ahead += 6 * 60_000
  await platform.runDueJobs()
}

const told = (id: string) =>
  column(platform, `select type from outbox_message where payload->>'documentId' = $1`, [
    localIdOf(id),
  ])

describe('with a scanner', () => {
  test('a clean document is shown, scanned whole', async () => {
    const bytes = await aPdf('clean')
    const document = await aDocument(owner, { version, bytes })
    expect(document).toMatchObject({ scanState: 'CLEAN', scanSignature: null })
    expect(clamd.scanned.at(-1)).toBe(bytes.length)
    expect((await documentsOf(reviewer, version))?.totalCount).toBe(1)
  })

  test('an infected one is refused in words, deleted and recorded', async () => {
    const before = await storedFiles(platform)
    const { document, errors } = await upload(owner, { version, bytes: await carrier() })
    expect(document).toBeNull()
    expect(errors).toMatchObject([
      { code: 'DOCUMENT_INFECTED', message: expect.stringContaining('Eicar-Test-Signature') },
    ])
    expect(await storedFiles(platform)).toEqual(before)
    expect(await documentsOf(owner, version)).toMatchObject({ totalCount: 0 })
    const [reason] = await column(
      platform,
      `select detail->>'reason' from audit_event where action = 'document.refused' and app_version_id = $1`,
      [localIdOf(version.id)],
    )
    expect(reason).toBe('INFECTED Eicar-Test-Signature')
  })

  test.each(['it hangs up', 'it answers nonsense'])(
    'that cannot be asked, because %s, documents wait unseen',
    async (how) => {
      if (how === 'it hangs up') clamd.isAway = true
      else clamd.answer = 'INSTREAM size limit exceeded. ERROR'
      const document = await aDocument(owner, { version, bytes: await aPdf(how) })
      expect(document).toMatchObject({ scanState: 'WAITING', downloadUrl: null, inlineUrl: null })
      expect(await documentsOf(owner, version)).toMatchObject({ totalCount: 1 })
      expect(await documentsOf(reviewer, version)).toMatchObject({ totalCount: 0 })
      expect(await told(document.id)).toEqual([])
      await aMinuteLater()
      expect(await documentsOf(reviewer, version)).toMatchObject({ totalCount: 0 })
      Object.assign(clamd, { isAway: false, answer: undefined })
      await aMinuteLater()
      expect((await documentsOf(reviewer, version))?.nodes).toMatchObject([
        { id: document.id, scanState: 'CLEAN', uploadedAt: document.uploadedAt },
      ])
      expect(await told(document.id)).toEqual(['document.uploaded'])
    },
  )
})

describe('a scanner that comes later', () => {
  test('one that turns out infected later stays for its vendor to read of, without its bytes', async () => {
    clamd.isAway = true
    const before = await storedFiles(platform)
    const { id } = await aDocument(owner, { version, bytes: await carrier() })
    clamd.isAway = false
    await aMinuteLater()
    expect((await documentsOf(owner, version))?.nodes).toMatchObject([
      { id, scanState: 'INFECTED', scanSignature: 'Eicar-Test-Signature', downloadUrl: null },
    ])
    expect(await documentsOf(reviewer, version)).toMatchObject({ totalCount: 0 })
    expect(await storedFiles(platform)).toEqual(before)
    expect(await told(id)).toEqual([])
    expect(await cancel(owner, id)).toEqual([])
    expect(await documentsOf(owner, version)).toMatchObject({ totalCount: 0 })
  })

  test('one from before there was a scanner waits for it too', async () => {
    const { id } = await aDocument(owner, { version, bytes: await aPdf('old') })
    await query(
      platform.databaseUrl,
      `update document set scan_state = 'NOT_SCANNED' where id = $1`,
      [localIdOf(id)],
    )
    expect(await documentsOf(reviewer, version)).toMatchObject({ totalCount: 0 })
    await aMinuteLater()
    expect((await documentsOf(reviewer, version))?.nodes).toMatchObject([
      { id, scanState: 'CLEAN' },
    ])
    expect(await told(id)).toEqual(['document.uploaded'])
  })
})

test('a scanner that is not there says so', async () => {
  await expect(clamdScanner('tcp://127.0.0.1:1').scan(Buffer.from('x'))).rejects.toThrow(
    /cannot be asked/,
  )
  await expect(clamdScanner('unix:/nowhere/clamd').scan(Buffer.from('x'))).rejects.toThrow(
    /cannot be asked/,
  )
})

test('uploads that were not completed within a day are removed, with whatever came of them', async () => {
  const before = await storedFiles(platform)
  const bytes = await aPdf('forgotten')
  const kept = await aDocument(owner, { version, bytes: await aPdf('kept') })
  const { url, id } = await announce(owner, { version, bytes })
  await put(url, bytes)
  expect(await storedFiles(platform)).toHaveLength(before.length + 2)
  ahead += 25 * 3_600_000
  await platform.runDueJobs()
  expect(await storedFiles(platform)).toHaveLength(before.length + 1)
  expect(await column(platform, 'select id from document where id = $1', [localIdOf(id)])).toEqual(
    [],
  )
  expect((await documentsOf(owner, version))?.nodes).toMatchObject([{ id: kept.id }])
})
