import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aDraft, aVendor, type VendorOwner, type Version } from '../../support/builders.ts'
import { column } from '../../support/facts.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { aPdf, aPdfOf } from './pdfs.ts'
import {
  aDocument,
  announce,
  cancel,
  complete,
  documentsOf,
  localIdOf,
  put,
  sha256,
  upload,
} from './uploads.ts'

const MOST = 10_485_760

let platform: TestPlatform
let owner: VendorOwner
let version: Version
beforeAll(async () => {
  platform = await startTestPlatform()
  owner = await aVendor(platform)
})
afterAll(() => platform?.stop())
beforeEach(async () => {
  version = await aDraft(owner)
})

const rowsOf = () =>
  column<string>(platform, 'select id from document where app_version_id = $1', [
    localIdOf(version.id),
  ])

describe('a document', () => {
  test('is announced, sent, checked and listed with its moment', async () => {
    const bytes = await aPdf('the whole road')
    const before = new Date()
    const announced = await announce(owner, { version, bytes }, { description: '  Our policy  ' })
    expect(announced).toMatchObject({
      errors: [],
      document: { uploadedAt: null, downloadUrl: null },
    })
    expect(await documentsOf(owner, version)).toMatchObject({ totalCount: 0 })
    expect(await put(announced.url, bytes)).toEqual({ status: 204, error: undefined })
    expect(await documentsOf(owner, version)).toMatchObject({ totalCount: 0 })
    const { document, errors } = await complete(owner, announced.id)
    expect(errors).toEqual([])
    expect(document).toMatchObject({
      fileName: 'policy.pdf',
      description: 'Our policy',
      sizeBytes: bytes.length,
      sha256: sha256(bytes),
      readyForViewing: true,
      pageCount: 1,
      scanState: 'NOT_SCANNED',
      findings: [],
      uploadedBy: { name: expect.stringContaining('Robin') },
    })
    expect(new Date(document?.uploadedAt ?? 0).getTime()).toBeGreaterThanOrEqual(before.getTime())
    expect((await documentsOf(owner, version))?.nodes).toMatchObject([{ id: announced.id }])
    const got = await fetch(document?.downloadUrl ?? '')
    expect(Buffer.from(await got.arrayBuffer()).equals(bytes)).toBe(true)
  })

  test('completed twice, at the same time too, is taken once', async () => {
    const bytes = await aPdf('twice')
    const { id, url } = await announce(owner, { version, bytes })
    await put(url, bytes)
    const answers = await Promise.all([complete(owner, id), complete(owner, id)])
    for (const { document } of [...answers, await complete(owner, id)])
      expect(document).toMatchObject({ id })
    const told = await column(
      platform,
      `select 1 from outbox_message where type = 'document.uploaded' and payload->>'documentId' = $1`,
      [localIdOf(id)],
    )
    expect(told).toHaveLength(1)
  })

  test('completed before it was sent says so, and can still be sent', async () => {
    const bytes = await aPdf('early')
    const { id, url } = await announce(owner, { version, bytes })
    expect((await complete(owner, id)).errors).toMatchObject([
      { code: 'REQUIRED', path: ['documentId'], message: expect.stringContaining('not arrived') },
    ])
    await put(url, bytes)
    expect((await complete(owner, id)).document).toMatchObject({ id })
  })
})

describe('a file', () => {
  test('of exactly 10 MiB passes', async () => {
    const bytes = await aPdfOf(MOST)
    expect(await upload(owner, { version, bytes })).toMatchObject({
      errors: [],
      document: { sizeBytes: MOST },
    })
  })

  test('that is a PDF is taken whatever its name, and gets the ending of what it is', async () => {
    const bytes = await aPdf('named otherwise')
    for (const [fileName, stands] of [
      ['notes.txt', 'notes.txt.pdf'],
      ['..\\..\\C:\\temp\\plan.PDF', 'plan.PDF'],
      ['/etc/\u202Efdp.exe', 'fdp.exe.pdf'],
      ['', 'document.pdf'],
    ] as const)
      expect(await aDocument(owner, { version, bytes }, { fileName })).toMatchObject({
        fileName: stands,
      })
  })

  test('with the longest name and description passes', async () => {
    const bytes = await aPdf('long')
    const fileName = `${'é'.repeat(251)}.pdf`
    const description = '😀'.repeat(200)
    expect(await upload(owner, { version, bytes }, { fileName, description })).toMatchObject({
      errors: [],
      document: { fileName, description },
    })
  })
})

describe('what is refused before any byte', () => {
  test.each([
    [
      'one byte more than 10 MiB',
      { sizeBytes: MOST + 1 },
      'sizeBytes',
      'DOCUMENT_TOO_LARGE',
      MOST,
      MOST + 1,
    ],
    ['an empty file', { sizeBytes: 0 }, 'sizeBytes', 'INVALID', 1, 0],
    ['a negative size', { sizeBytes: -1 }, 'sizeBytes', 'INVALID', 1, -1],
    ['no hash', { sha256: 'nonsense' }, 'sha256', 'INVALID', null, null],
    [
      'a description one too long',
      { description: 'x'.repeat(201) },
      'description',
      'TOO_LONG',
      200,
      201,
    ],
    [
      'a description with a control character',
      { description: 'a\u0007' },
      'description',
      'INVALID',
      null,
      null,
    ],
    [
      'a name one too long',
      { fileName: `${'x'.repeat(252)}.pdf` },
      'fileName',
      'TOO_LONG',
      255,
      256,
    ],
  ])('%s', async (_name, more, field, code, limit, actual) => {
    const { errors, url } = await announce(owner, { version, bytes: await aPdf() }, more)
    expect(errors).toMatchObject([{ path: [field], code, limit, actual }])
    expect(url).toBe('')
    expect(await rowsOf()).toEqual([])
  })

  test('the hundred and first upload that was begun and not finished', async () => {
    const bytes = await aPdf('many')
    const file = { version, bytes }
    const all = await Promise.all(Array.from({ length: 100 }, () => announce(owner, file)))
    expect(all.flatMap(({ errors }) => errors)).toEqual([])
    expect((await announce(owner, file)).errors).toMatchObject([
      { code: 'RATE_LIMITED', limit: 100, actual: 100 },
    ])
    await cancel(owner, all[0]?.id ?? '')
    expect((await announce(owner, file)).errors).toEqual([])
  })
})
