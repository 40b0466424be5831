import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import S3rver from 's3rver'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { s3DocumentStore } from '../../../api/adapters/documents/s3-document-store.ts'
import type { DocumentStore } from '../../../api/ports/documents.ts'
import { aDraft, aVendor, type VendorOwner, type Version } from '../../support/builders.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { aPdf } from './pdfs.ts'
import { announce, cancel, complete, put, storedFiles, upload } from './uploads.ts'

const BUCKET = 'documents'
const KEYS = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' }

let folder: string
let server: S3rver
let endpoint: string
let store: DocumentStore
let platform: TestPlatform
let owner: VendorOwner
let version: Version
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'gatehouse-s3-'))
  server = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory: folder,
    configureBuckets: [{ name: BUCKET, configs: [] }],
  })
  endpoint = `http://127.0.0.1:${(await server.run()).port}`
  store = await s3DocumentStore({ bucket: BUCKET, region: 'us-east-1', endpoint, ...KEYS })
  platform = await startTestPlatform({
    env: {
      DOCUMENTS_S3_BUCKET: BUCKET,
      DOCUMENTS_S3_ENDPOINT: endpoint,
      DOCUMENTS_S3_ACCESS_KEY_ID: KEYS.accessKeyId,
      DOCUMENTS_S3_SECRET_ACCESS_KEY: KEYS.secretAccessKey,
    },
  })
  owner = await aVendor(platform)
})
afterAll(async () => {
  await platform?.stop()
  await server?.close()
  await rm(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  version = await aDraft(owner)
})

async function keys(): Promise<string[]> {
  const found: string[] = []
  for await (const key of store.keysBefore(new Date(Date.now() + 60_000))) found.push(key)
  return found
}

describe('in an S3-compatible store', () => {
  test('bytes go there directly, by an address that names their length and hash', async () => {
    const bytes = await aPdf('direct')
    const { url, headers, id } = await announce(owner, { version, bytes })
    const address = new URL(url)
    expect(address.origin).toBe(endpoint)
    expect(address.pathname).toMatch(/^\/documents\/arriving\//)
    expect(address.searchParams.get('X-Amz-Expires')).toBe('600')
    const signed = address.searchParams.get('X-Amz-SignedHeaders')?.split(';')
    expect(signed).toEqual(expect.arrayContaining(['content-length', 'x-amz-checksum-sha256']))
    expect(await put(url, bytes, headers)).toMatchObject({ status: 200 })
    const { document } = await complete(owner, id)
    const got = await fetch(document?.downloadUrl ?? '')
    expect(Buffer.from(await got.arrayBuffer()).equals(bytes)).toBe(true)
    expect(got.headers.get('content-security-policy')).toContain('sandbox')
    expect(await storedFiles(platform)).toEqual([])
  })

  test('pages may talk to it, and to nobody else', async () => {
    const page = await fetch(`${platform.url}/portal/`)
    expect(page.headers.get('content-security-policy')).toContain(`ws: wss: ${endpoint}`)
  })

  test('other bytes than the announced are refused and removed', async () => {
    const before = await keys()
    const bytes = await aPdf('announced')
    const { url, headers, id } = await announce(owner, { version, bytes })
    await put(url, await aPdf('another, and longer than that'), headers)
    expect((await complete(owner, id)).errors).toMatchObject([{ code: 'INVALID' }])
    expect(await keys()).toEqual(before)
  })

  test('what is no PDF, or cancelled, leaves nothing', async () => {
    const before = await keys()
    expect((await upload(owner, { version, bytes: Buffer.from('hello') })).errors).toMatchObject([
      { code: 'DOCUMENT_TYPE' },
    ])
    const bytes = await aPdf('cancelled')
    const { url, headers, id } = await announce(owner, { version, bytes })
    await put(url, bytes, headers)
    expect(await keys()).toHaveLength(before.length + 1)
    expect(await cancel(owner, id)).toEqual([])
    expect(await keys()).toEqual(before)
  })

  test('what is not there is undefined, and can be removed', async () => {
    expect(await store.arrived('absent', 10)).toBeUndefined()
    expect(await store.read('absent')).toBeUndefined()
    await expect(store.remove('absent')).resolves.toBeUndefined()
  })
})
