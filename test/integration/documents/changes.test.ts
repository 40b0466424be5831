import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  aDraft,
  aReviewer,
  aVendor,
  type Person,
  type VendorOwner,
  type Version,
} from '../../support/builders.ts'
import { column } from '../../support/facts.ts'
import { anAppVersion, approve, move, REASON, reject } from '../../support/lifecycle.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { aPdf } from './pdfs.ts'
import { aDocument, announce, complete, documentsOf, localIdOf, put, update } from './uploads.ts'

let platform: TestPlatform
let owner: VendorOwner
let reviewer: Person
let version: Version
beforeAll(async () => {
  platform = await startTestPlatform()
  ;[owner, reviewer] = await Promise.all([aVendor(platform), aReviewer(platform)])
})
afterAll(() => platform?.stop())
beforeEach(async () => {
  version = await aDraft(owner)
})

describe('an edit', () => {
  test('changes description and flag, and tells reviewers when it becomes ready', async () => {
    const file = { version, bytes: await aPdf('edited') }
    const first = await aDocument(owner, file, { readyForViewing: false })
    const documentId = first.id
    expect(first.readyForViewing).toBe(false)
    const flagged = await update(owner, {
      documentId,
      expectedRevision: first.revision,
      readyForViewing: true,
    })
    expect(flagged.document).toMatchObject({ readyForViewing: true, description: null })
    const words = await update(owner, {
      documentId,
      expectedRevision: flagged.document?.revision ?? 0,
      description: 'x'.repeat(200),
    })
    expect(words.document).toMatchObject({ readyForViewing: true, description: 'x'.repeat(200) })
    const emptied = await update(owner, {
      documentId,
      expectedRevision: words.document?.revision ?? 0,
      description: null,
      readyForViewing: false,
    })
    expect(emptied.document).toMatchObject({ readyForViewing: false, description: null })
    const told = await column(
      platform,
      `select type from outbox_message where payload->>'documentId' = $1 order by sequence`,
      [localIdOf(documentId)],
    )
    expect(told).toEqual(['document.uploaded', 'document.flagged-ready'])
  })

  test('of an old state is refused, and so is a description one too long', async () => {
    const { id: documentId, revision } = await aDocument(owner, {
      version,
      bytes: await aPdf('stale'),
    })
    expect(
      (await update(owner, { documentId, expectedRevision: revision + 1, description: 'x' }))
        .errors,
    ).toMatchObject([{ code: 'STALE_REVISION', expected: revision + 1, revision }])
    expect(
      (
        await update(owner, {
          documentId,
          expectedRevision: revision,
          description: 'x'.repeat(201),
        })
      ).errors,
    ).toMatchObject([{ code: 'TOO_LONG', path: ['description'], limit: 200, actual: 201 }])
  })
})

describe('a version that is final', () => {
  test.each(['REJECTED', 'RETIRED'] as const)('takes no documents: %s', async (status) => {
    const bytes = await aPdf(status)
    version = await anAppVersion({ owner, reviewer }, { status: 'IN_REVIEW' })
    const kept = await aDocument(owner, { version, bytes })
    const open = await announce(owner, { version, bytes })
    await put(open.url, bytes)
    if (status === 'REJECTED') await reject(reviewer, version)
    else {
      const live = await approve(reviewer, version)
      await move(reviewer, 'retire', live.version ?? version, REASON)
    }
    const frozen = [{ code: 'TERMINAL_STATE', path: ['versionId'] }]
    expect((await announce(owner, { version, bytes })).errors).toMatchObject(frozen)
    expect((await complete(owner, open.id)).errors).toMatchObject(frozen)
    const change = { documentId: kept.id, expectedRevision: kept.revision, readyForViewing: false }
    expect((await update(owner, change)).errors).toMatchObject(frozen)
    expect(await documentsOf(owner, version)).toMatchObject({ canUpload: false, totalCount: 1 })
  })

  test('wins or loses against a document that is completed at the same moment, never both', async () => {
    const bytes = await aPdf('race')
    version = await anAppVersion({ owner, reviewer }, { status: 'IN_REVIEW' })
    const { id, url } = await announce(owner, { version, bytes })
    await put(url, bytes)
    const [completed, rejected] = await Promise.all([
      complete(owner, id),
      reject(reviewer, version),
    ])
    expect(rejected.errors).toEqual([])
    const [isLate] = await column<boolean>(
      platform,
      `select d.uploaded_at > v.status_changed_at from document d
       join app_version v on v.id = d.app_version_id where d.id = $1`,
      [localIdOf(id)],
    )
    if (completed.document) expect(isLate).toBe(false)
    else expect(completed.errors).toMatchObject([{ code: 'TERMINAL_STATE' }])
  })
})
