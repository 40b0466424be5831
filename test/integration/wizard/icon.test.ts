import { createHash } from 'node:crypto'
import { SignJWT } from 'jose'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  accepted,
  anonymous,
  aVendor,
  saveDraft,
  type VendorOwner,
} from '../../support/builders.ts'
import { USER_ERROR } from '../../support/documents.ts'
import { column } from '../../support/facts.ts'
import { readFragment } from '../../support/gql/fragment-masking.ts'
import { graphql } from '../../support/gql/gql.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'

const UPLOAD = graphql(`
  mutation TestIconUpload($input: IconUploadInput!) {
    payload: iconUploadCreate(input: $input) {
      uploadUrl
      expiresAt
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

const ICON = graphql(`
  query TestIcon($id: ID!) {
    node(id: $id) {
      ... on AppVersion {
        iconId
        iconUrl
      }
    }
  }
`)

let platform: TestPlatform
let owner: VendorOwner
beforeAll(async () => {
  platform = await startTestPlatform()
  owner = await aVendor(platform)
})
afterAll(() => platform?.stop())

const picture = (width = 512, height = 512, red = 40) =>
  sharp({ create: { width, height, channels: 4, background: { r: red, g: 90, b: 60, alpha: 1 } } })
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

async function announce(input: { sizeBytes: number; sha256: string }) {
  const { payload } = await owner.client.get(UPLOAD, { input })
  return { ...payload, errors: readFragment(USER_ERROR, payload.userErrors) }
}

async function put(url: string, bytes: Uint8Array, headers: Record<string, string> = {}) {
  const response = await fetch(url, { method: 'PUT', body: Buffer.from(bytes), headers })
  return { status: response.status, body: await response.json() }
}

async function upload(bytes: Uint8Array) {
  const { uploadUrl } = await announce({ sizeBytes: bytes.length, sha256: sha256(bytes) })
  return put(uploadUrl ?? '', bytes)
}

describe('an icon', () => {
  test('is announced, sent, written anew and shown', async () => {
    const bytes = await picture()
      .withExif({ IFD0: { Copyright: 'where the photographer lives' } })
      .png()
      .toBuffer()
    const { status, body } = await upload(bytes)
    expect(status).toBe(201)
    const draft = accepted(await saveDraft(owner, { name: 'With icon', iconId: body.iconId }))
    const { node } = await owner.client.get(ICON, { id: draft.id })
    expect(node).toEqual({ iconId: body.iconId, iconUrl: body.iconUrl })

    const shown = await fetch(`${platform.url}${body.iconUrl}`)
    expect(shown.headers.get('content-type')).toBe('image/png')
    expect(shown.headers.get('cache-control')).toContain('immutable')
    const served = Buffer.from(await shown.arrayBuffer())
    expect(await sharp(served).metadata()).toMatchObject({ format: 'png', width: 512, height: 512 })
    expect(served.includes('photographer')).toBe(false)
  })

  test('sent twice is kept once', async () => {
    const bytes = await picture(512, 512, 200).png().toBuffer()
    const [first, second] = await Promise.all([upload(bytes), upload(bytes)])
    expect(first).toEqual(second)
    expect(
      await column(
        platform,
        'select count(*)::int from icon where sha256 = (select max(sha256) from icon)',
      ),
    ).toEqual([1])
  })

  test('of another vendor cannot be taken', async () => {
    const { body } = await upload(await picture(512, 512, 7).png().toBuffer())
    const other = await aVendor(platform)
    const { errors } = await saveDraft(other, { name: 'Thief', iconId: body.iconId })
    expect(errors).toMatchObject([{ code: 'NOT_FOUND', path: ['iconId'] }])
  })

  test('that is not there is 404', async () => {
    for (const name of ['nonsense', '00000000-0000-4000-8000-000000000000', '..%2Fx'])
      expect((await fetch(`${platform.url}/icons/${name}.png`)).status).toBe(404)
  })
})

describe('what is refused', () => {
  test.each([
    [
      { sizeBytes: 1024 * 1024 + 1, sha256: 'a'.repeat(64) },
      'sizeBytes',
      'TOO_LONG',
      1024 * 1024,
      1024 * 1024 + 1,
    ],
    [{ sizeBytes: 0, sha256: 'a'.repeat(64) }, 'sizeBytes', 'TOO_LONG', 1024 * 1024, 0],
    [{ sizeBytes: -1, sha256: 'a'.repeat(64) }, 'sizeBytes', 'TOO_LONG', 1024 * 1024, -1],
    [{ sizeBytes: 10, sha256: 'nonsense' }, 'sha256', 'INVALID', null, null],
  ])('the announcement %j', async (input, field, code, limit, actual) => {
    const { uploadUrl, errors } = await announce(input)
    expect(uploadUrl).toBeNull()
    expect(errors).toMatchObject([{ path: [field], code, limit, actual }])
  })

  test.each<[string, () => Promise<Buffer>, RegExp]>([
    ['the wrong size', () => picture(256, 256).png().toBuffer(), /256 x 256 pixels.*512 x 512/],
    ['a JPEG', () => picture().jpeg().toBuffer(), /jpeg file. Upload a PNG/],
    ['a script', async () => Buffer.from('<svg><script>alert(1)</script></svg>'), /PNG/],
    [
      'a picture cut short',
      async () => (await picture().png({ compressionLevel: 0 }).toBuffer()).subarray(0, 4000),
      /damaged|read/,
    ],
  ])('%s', async (_name, make, message) => {
    const { status, body } = await upload(await make())
    expect(status).toBe(422)
    expect(body).toEqual({ error: { message: expect.stringMatching(message), code: 'INVALID' } })
  })
})

describe('an upload', () => {
  test('another file than the one announced, and one that is too large', async () => {
    const bytes = await picture().png().toBuffer()
    const { uploadUrl = '' } = await announce({
      sizeBytes: bytes.length,
      sha256: sha256(Buffer.from('other')),
    })
    expect(await put(uploadUrl ?? '', bytes)).toMatchObject({
      status: 422,
      body: { error: { code: 'INVALID' } },
    })
    expect(await put(uploadUrl ?? '', Buffer.alloc(0))).toMatchObject({ status: 422 })
    expect(await put(uploadUrl ?? '', Buffer.alloc(1024 * 1024 + 1))).toEqual({
      status: 413,
      body: {
        error: {
          message: expect.stringContaining('at most 1048576 bytes'),
          code: 'TOO_LONG',
          limit: 1024 * 1024,
          actual: 1024 * 1024 + 1,
        },
      },
    })
    const zipped = await put(uploadUrl ?? '', bytes, { 'content-encoding': 'gzip' })
    expect(zipped).toMatchObject({ status: 415, body: { error: { code: 'INVALID' } } })
  })

  test('an address that has expired, or is not ours', async () => {
    const bytes = await picture().png().toBuffer()
    const [secret] = await column<string>(
      platform,
      `select value #>> '{}' from server_key where name = 'uploads'`,
    )
    const ticket = (key: string, at: string) =>
      new SignJWT({ vendorId: owner.vendorId, sizeBytes: bytes.length, sha256: sha256(bytes) })
        .setProtectedHeader({ alg: 'HS256', typ: 'gatehouse-upload' })
        .setExpirationTime(at)
        .sign(Buffer.from(key, 'base64url'))
    const tickets = [
      await ticket(secret ?? '', '-1s'),
      await ticket('x'.repeat(43), '1h'),
      'nonsense',
    ]
    for (const each of tickets)
      expect(await put(`${platform.url}/uploads/icons/${each}`, bytes)).toEqual({
        status: 404,
        body: { error: { message: expect.stringContaining('not valid any more') } },
      })
  })

  test('anybody but a vendor', async () => {
    expect(
      await anonymous(platform).codes(UPLOAD, { input: { sizeBytes: 1, sha256: '' } }),
    ).toEqual(['UNAUTHENTICATED'])
  })
})
