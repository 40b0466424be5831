import { SignJWT } from 'jose'
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
import { column } from '../../support/facts.ts'
import { anAppVersion } from '../../support/lifecycle.ts'
import { query } from '../../support/sql.ts'
import { statementsOf } from '../../support/statements.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { aPdf } from './pdfs.ts'
import { aDocument, announce, documentsOf, localIdOf } from './uploads.ts'

let platform: TestPlatform
let owner: VendorOwner
let reviewer: Person
let version: Version
beforeAll(async () => {
  platform = await startTestPlatform()
  ;[owner, reviewer] = await Promise.all([aVendor(platform), aReviewer(platform)])
  version = await anAppVersion({ owner, reviewer }, { status: 'IN_REVIEW' })
})
afterAll(() => platform?.stop())

/** Somebody of the vendor who may only look. */
async function aViewer(): Promise<Person> {
  const person = await aPerson(platform, { roles: ['DEVELOPER'] })
  await query(
    platform.databaseUrl,
    `insert into vendor_member (id, organization_id, created_at, vendor_id, user_id, role)
     select gen_random_uuid(), organization_id, now(), id, $1, 'VIEWER' from vendor where id = $2`,
    [person.id, localIdOf(owner.vendorId)],
  )
  return person
}

describe('reading', () => {
  test('is for the vendor, its viewers, and those who review; each time it is recorded', async () => {
    const bytes = await aPdf('for those allowed')
    const { id } = await aDocument(owner, { version, bytes })
    const readers = [owner, await aViewer(), reviewer, await aReviewer(platform, 'AUDITOR')]
    for (const reader of readers) {
      const found = (await documentsOf(reader, version))?.nodes.find((each) => each.id === id)
      const got = await fetch(found?.downloadUrl ?? '')
      expect(got.status).toBe(200)
      expect(Buffer.from(await got.arrayBuffer()).equals(bytes)).toBe(true)
    }
    const taken = await column<string>(
      platform,
      `select actor_id from audit_event where action = 'document.downloaded' and detail->>'documentId' = $1 order by sequence`,
      [localIdOf(id)],
    )
    expect(taken).toEqual(readers.map((reader) => reader.id))
  })

  test('is for nobody else', async () => {
    await aDocument(owner, { version, bytes: await aPdf('secret') })
    const others = [
      { client: anonymous(platform) },
      await aPerson(platform),
      await aVendor(platform),
    ]
    for (const other of others) expect(await documentsOf(other, version)).toBeUndefined()
  })

  test('a viewer of the vendor uploads nothing', async () => {
    const viewer = await aViewer()
    await expect(announce(viewer, { version, bytes: await aPdf() })).rejects.toThrow(/FORBIDDEN/)
    expect(await documentsOf(viewer, version)).toMatchObject({ canUpload: false })
  })
})

describe('a download', () => {
  test('is a file with its own name, and nothing that could run', async () => {
    const fileName = 'Prüfung "2026" – 100%.pdf'
    const { downloadUrl, inlineUrl } = await aDocument(
      owner,
      { version, bytes: await aPdf('named') },
      { fileName },
    )
    const saved = await fetch(downloadUrl ?? '')
    const disposition = `filename="Pr_fung _2026_ _ 100_.pdf"; filename*=UTF-8''Pr%C3%BCfung%20_2026_%20%E2%80%93%20100%25.pdf`
    expect(Object.fromEntries(saved.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; ${disposition}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'cache-control': 'private, no-store',
      'cross-origin-resource-policy': 'same-origin',
    })
    const shown = await fetch(inlineUrl ?? '')
    expect(Object.fromEntries(shown.headers)).toMatchObject({
      'content-disposition': `inline; ${disposition}`,
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'self'",
    })
  })

  test('ends with its address, its person and its rights', async () => {
    const leaver = await aViewer()
    const { id } = await aDocument(owner, { version, bytes: await aPdf('ended') })
    const found = (await documentsOf(leaver, version))?.nodes.find((each) => each.id === id)
    const address = found?.downloadUrl ?? ''
    expect((await fetch(address)).status).toBe(200)
    await query(platform.databaseUrl, 'delete from vendor_member where user_id = $1', [leaver.id])
    expect((await fetch(address)).status).toBe(404)
    const [secret] = await column<string>(
      platform,
      `select value #>> '{}' from server_key where name = 'uploads'`,
    )
    const claims = { documentId: localIdOf(id), userId: owner.id, disposition: 'attachment' }
    const ticket = (at: string, typ = 'gatehouse-document-download') =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256', typ })
        .setExpirationTime(at)
        .sign(Buffer.from(secret ?? '', 'base64url'))
    expect((await fetch(`${platform.url}/documents/${await ticket('5m')}`)).status).toBe(200)
    const bad = [await ticket('-1s'), await ticket('5m', 'gatehouse-document-upload'), 'nonsense']
    for (const each of bad)
      expect((await fetch(`${platform.url}/documents/${each}`)).status).toBe(404)
  })
})

describe('a list', () => {
  test('has those flagged for use first, in pages, at a constant number of statements', async () => {
    const many = await anAppVersion({ owner, reviewer }, { status: 'IN_REVIEW' })
    const one = await statementsOf(() => documentsOf(reviewer, many))
    const ids: string[] = []
    for (const readyForViewing of [true, false, true, false, true]) {
      const file = { version: many, bytes: await aPdf(String(ids.length)) }
      ids.push((await aDocument(owner, file, { readyForViewing })).id)
    }
    const [a, b, c, d, e] = ids
    const all = await documentsOf(reviewer, many)
    expect(all?.nodes.map(({ id }) => id)).toEqual([e, c, a, d, b])
    const first = await documentsOf(reviewer, many, { first: 2 })
    expect(first).toMatchObject({ totalCount: 5, pageInfo: { hasNextPage: true } })
    const rest = await documentsOf(reviewer, many, { first: 3, after: first?.pageInfo.endCursor })
    expect(rest?.nodes.map(({ id }) => id)).toEqual([a, d, b])
    expect(rest).toMatchObject({ totalCount: 5, pageInfo: { hasNextPage: false } })
    const five = await statementsOf(() => documentsOf(reviewer, many))
    expect(five.length - one.length).toBeLessThanOrEqual(1) // the people who uploaded
  })
})
