import { request } from 'node:http'
import { SignJWT } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aDraft, aVendor, type VendorOwner, type Version } from '../../support/builders.ts'
import { column } from '../../support/facts.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { aPdf, aPdfOf } from './pdfs.ts'
import { aDocument, announce, cancel, complete, localIdOf, put, storedFiles } from './uploads.ts'

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

const stored = () => storedFiles(platform)

describe('an upload address', () => {
  test('takes the file once, and only the file', async () => {
    const bytes = await aPdf('once')
    const { id, url } = await announce(owner, { version, bytes })
    const other = Buffer.from(bytes)
    other[20] = (other[20] ?? 0) ^ 1
    expect(await put(url, other)).toMatchObject({ status: 422, error: { code: 'INVALID' } })
    expect(await put(url, bytes.subarray(1))).toMatchObject({
      status: 422,
      error: { code: 'INVALID', limit: bytes.length, actual: bytes.length - 1 },
    })
    expect(await put(url, Buffer.concat([bytes, Buffer.from('x')]))).toMatchObject({ status: 422 })
    expect(await put(url, Buffer.alloc(0))).toMatchObject({ status: 422 })
    expect(await put(url, Buffer.alloc(MOST + 1))).toMatchObject({
      status: 413,
      error: { code: 'DOCUMENT_TOO_LARGE', limit: MOST, actual: MOST + 1 },
    })
    expect(await put(url, bytes, { 'content-encoding': 'gzip' })).toMatchObject({ status: 415 })
    const answers = await Promise.all([put(url, bytes), put(url, bytes)])
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409])
    expect(await put(url, bytes)).toMatchObject({ status: 409, error: { code: 'NOT_UNIQUE' } })
    await complete(owner, id)
    expect(await put(url, bytes)).toMatchObject({ status: 404, error: { code: 'NOT_FOUND' } })
  })

  test('is bound to an announcement, a purpose and ten minutes', async () => {
    const bytes = await aPdf('bound')
    const { id, url, expiresAt } = await announce(owner, { version, bytes })
    const left = new Date(expiresAt ?? 0).getTime() - Date.now()
    expect(left).toBeGreaterThan(9 * 60_000)
    expect(left).toBeLessThanOrEqual(10 * 60_000)
    const [secret] = await column<string>(
      platform,
      `select value #>> '{}' from server_key where name = 'uploads'`,
    )
    const documentId = localIdOf(id)
    const ticket = (at: string, typ = 'gatehouse-document-upload', key = secret ?? '') =>
      new SignJWT({ documentId, sizeBytes: bytes.length })
        .setProtectedHeader({ alg: 'HS256', typ })
        .setExpirationTime(at)
        .sign(Buffer.from(key, 'base64url'))
    const bad = [
      await ticket('-1s'),
      await ticket('1h', 'gatehouse-upload'),
      await ticket('1h', undefined, 'x'.repeat(43)),
      'nonsense',
      `${url.split('/').at(-1)?.slice(0, -2)}AA`,
    ]
    for (const each of bad)
      expect(await put(`${platform.url}/uploads/documents/${each}`, bytes)).toMatchObject({
        status: 404,
        error: { message: expect.stringContaining('not valid any more') },
      })
    const good = `${platform.url}/uploads/documents/${await ticket('1h')}`
    expect(await put(good, bytes)).toMatchObject({ status: 204 })
  })
})

describe('an upload that breaks off', () => {
  test('leaves nothing, and can be sent again', async () => {
    const bytes = await aPdfOf(300_000)
    const { id, url } = await announce(owner, { version, bytes })
    const before = await stored()
    await new Promise<void>((resolve) => {
      const half = request(url, { method: 'PUT', headers: { 'content-length': bytes.length } })
      half.on('error', () => resolve())
      half.on('close', () => resolve())
      half.write(bytes.subarray(0, 100_000), () => half.destroy())
    })
    await expect.poll(stored).toEqual(before)
    expect(await put(url, bytes)).toMatchObject({ status: 204 })
    expect((await complete(owner, id)).document).toMatchObject({ id })
  })
})

describe('cancelling', () => {
  test('leaves neither row nor bytes, and closes the address', async () => {
    const bytes = await aPdf('cancelled')
    const before = await stored()
    const { id, url } = await announce(owner, { version, bytes })
    await put(url, bytes)
    expect(await cancel(owner, id)).toEqual([])
    expect(await stored()).toEqual(before)
    expect(await rowsOf()).toEqual([])
    expect(await put(url, bytes)).toMatchObject({ status: 404 })
    expect((await complete(owner, id)).errors).toMatchObject([{ code: 'NOT_FOUND' }])
    expect(await cancel(owner, id)).toMatchObject([{ code: 'NOT_FOUND' }])
  })

  test('is not for documents that were taken', async () => {
    const { id } = await aDocument(owner, { version, bytes: await aPdf('taken') })
    expect(await cancel(owner, id)).toMatchObject([{ code: 'INVALID', path: ['documentId'] }])
  })
})
