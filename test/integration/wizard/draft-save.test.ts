import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { httpKeySets } from '../../../api/adapters/http-key-sets.ts'
import {
  accepted,
  aDraft,
  aReviewer,
  attest,
  aVendor,
  type Person,
  saveDraft,
  type VendorOwner,
  WHOLE_DRAFT,
} from '../../support/builders.ts'
import { anAppVersion, move, REASON, submitDraft } from '../../support/lifecycle.ts'
import { query } from '../../support/sql.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { localIdOf } from '../documents/uploads.ts'
import { WHOLE_VERSION } from './whole-version.ts'

let platform: TestPlatform
let owner: VendorOwner
let reviewer: Person
beforeAll(async () => {
  platform = await startTestPlatform({
    ports: { keySets: httpKeySets(keysOfVendor) },
  })
  ;[owner, reviewer] = await Promise.all([aVendor(platform), aReviewer(platform)])
})
afterAll(() => platform?.stop())

/** What stands at the address of the vendor's keys, which is made up. */
async function keysOfVendor() {
  return { document: JSON.parse(EVERYTHING.jwks), cacheControl: undefined }
}

async function whole(id: string, who: Person = owner) {
  const { node } = await who.client.get(WHOLE_VERSION, { id })
  if (node && 'number' in node) return node
  throw new Error('not there')
}

const EVERYTHING = {
  ...WHOLE_DRAFT,
  launchBehaviour: { onEhrLaunch: 'Opens.', onStandalone: 'Asks.', onConsentRevoked: 'Forgets.' },
  jwksUrl: 'https://app.example/jwks',
  jwks: `{"keys":[{"e":"AQAB","n":"${'w'.repeat(342)}","kid":"a","kty":"RSA"}]}`,
  reviewerNotes: 'A test account is test/test.',
  changeNotes: 'Everything is new.',
}

describe('autosave', () => {
  test('keeps every field as it was given', async () => {
    const draft = await aDraft(owner, {
      ...EVERYTHING,
      supportContact: 'help@app.example',
      runtimeModel: 'HYBRID',
    })
    const version = await whole(draft.id)
    expect(version).toMatchObject({
      ...EVERYTHING,
      jwks: JSON.stringify(JSON.parse(EVERYTHING.jwks), null, 2),
      app: { supportContact: 'help@app.example', runtimeModel: 'HYBRID' },
      submissionErrors: [{ path: ['attestationAnswer'], code: 'ATTESTATION_REQUIRED' }],
    })
  })

  test('changes what is given, and null empties', async () => {
    const draft = await aDraft(owner, EVERYTHING)
    const at = { versionId: draft.id, expectedRevision: draft.revision }
    const emptied = {
      homepageUrl: null,
      jwks: null,
      intent: null,
      launchBehaviour: null,
      audiences: null,
      clientType: null,
    }
    expect((await saveDraft(owner, { ...at, ...emptied, name: null })).errors).toMatchObject([
      { code: 'REQUIRED', path: ['name'] },
    ])
    const saved = accepted(await saveDraft(owner, { ...at, ...emptied, uses: ['RESEARCH'] }))
    expect(saved.revision).toBe(draft.revision + 1)
    expect(await whole(draft.id)).toMatchObject({
      ...EVERYTHING,
      ...{ homepageUrl: null, jwks: null, intent: null, launchBehaviour: null, audiences: [] },
      uses: ['RESEARCH'],
    })
  })

  test('replaces scopes in their order and keeps those that stay', async () => {
    const draft = await aDraft(owner)
    const scopes = [
      { scope: 'patient/Observation.rs', purpose: 'Draw the lines.' },
      { scope: 'launch', purpose: 'Open on the patient on the screen.' },
    ]
    await saveDraft(owner, { versionId: draft.id, expectedRevision: draft.revision, scopes })
    expect((await whole(draft.id)).scopes.map((one) => one.scope)).toEqual([
      'patient/Observation.rs',
      'launch',
    ])
  })

  test('a stale revision writes nothing and says both numbers', async () => {
    const draft = await aDraft(owner)
    const at = { versionId: draft.id, expectedRevision: draft.revision }
    const tries = await Promise.all(
      ['Left', 'Right'].map((name) => saveDraft(owner, { ...at, name, scopes: [] })),
    )
    const winner = tries.find(({ version }) => version)
    expect(tries.flatMap(({ errors }) => errors)).toMatchObject([
      { __typename: 'StaleRevisionError', expected: draft.revision, revision: draft.revision + 1 },
    ])
    expect((await whole(draft.id)).name).toBe(winner?.version?.name)
    const missing = await saveDraft(owner, { versionId: draft.id, name: 'No revision' })
    expect(missing.errors).toMatchObject([{ code: 'STALE_REVISION' }])
  })
})

describe('a new app', () => {
  test('two apps of one name have two addresses, also when they begin at once', async () => {
    const drafts = await Promise.all([1, 2, 3].map(() => aDraft(owner, { name: 'Twin ❤️ App' })))
    const slugs = drafts.map(({ app }) => app.slug)
    expect(new Set(slugs).size).toBe(3)
    expect(slugs.every((slug) => /^twin-app(-[a-z0-9]+)?$/.test(slug))).toBe(true)
  })

  test('R008: without a vendor profile there is nothing to save into', async () => {
    const other = await aVendor(platform)
    for (const versionId of [(await aDraft(other)).id, 'nonsense', '']) {
      const { errors } = await saveDraft(owner, { versionId, expectedRevision: 1, name: 'Mine' })
      expect(errors).toMatchObject([{ code: 'NOT_FOUND', path: ['versionId'] }])
    }
    expect((await saveDraft(owner, { appId: 'nonsense' })).errors).toMatchObject([
      { code: 'NOT_FOUND' },
    ])
  })
})

describe('attestation', () => {
  test.each(['ACCEPTED', 'DECLINED'] as const)(
    '%s is signed with name, position and business, and lets the app in',
    async (answer) => {
      const attested = accepted(await attest(owner, await aDraft(owner), answer))
      expect((await whole(attested.id)).attestation).toEqual({
        answer,
        legalName: 'Ada Acme',
        position: 'Chief executive',
        legalBusinessName: 'Acme Health',
        isCurrent: true,
        textVersion: 1,
      })
      expect(accepted(await move(owner, 'submit', attested)).status).toBe('IN_REVIEW')
    },
  )

  test('of another revision, or of a version in review, is refused', async () => {
    const draft = await aDraft(owner)
    const late = await attest(owner, { id: draft.id, revision: draft.revision + 1 })
    expect(late.errors).toMatchObject([{ code: 'STALE_REVISION' }])
    const submitted = await submitDraft(owner, draft)
    expect((await attest(owner, submitted)).errors).toMatchObject([{ code: 'INVALID_TRANSITION' }])
  })

  test('on terms that were replaced has to be given anew', async () => {
    const attested = accepted(await attest(owner, await aDraft(owner)))
    const publish = `insert into attestation_text (id, organization_id, created_at, version, published_at, body, sha256)
      select gen_random_uuid(), organization_id, now(), version + 1, now(), 'New terms.', 'abc' from attestation_text`
    await query(platform.databaseUrl, publish)
    const { errors } = await move(owner, 'submit', attested)
    expect(errors).toMatchObject([{ code: 'ATTESTATION_REQUIRED', path: ['attestationAnswer'] }])
    expect((await whole(attested.id)).attestation?.isCurrent).toBe(false)
    const again = accepted(await attest(owner, attested))
    expect(accepted(await move(owner, 'submit', again)).status).toBe('IN_REVIEW')
  })
})

describe('the second version', () => {
  test('R128, R129: begins as a copy without notes and answer, and needs change notes', async () => {
    const first = await anAppVersion({ owner, reviewer }, { ...EVERYTHING, status: 'LIVE' })
    const second = accepted(await saveDraft(owner, { appId: first.app.id }))
    expect(second).toMatchObject({ number: 2, status: 'DRAFT', app: { id: first.app.id } })
    const { changeNotes, reviewerNotes, jwks, ...carried } = EVERYTHING
    expect(await whole(second.id)).toMatchObject({
      ...carried,
      changeNotes: null,
      reviewerNotes: null,
      attestation: null,
      scopes: WHOLE_DRAFT.scopes?.map((scope) => ({ ...scope, decision: 'PENDING' })),
    })
    const attested = accepted(await attest(owner, second))
    const { errors } = await move(owner, 'submit', attested)
    expect(errors).toMatchObject([{ path: ['changeNotes'], code: 'REQUIRED' }])
    const at = { versionId: second.id, expectedRevision: attested.revision }
    const noted = accepted(await saveDraft(owner, { ...at, changeNotes: 'Draws lines in colour.' }))
    expect(accepted(await move(owner, 'submit', noted)).status).toBe('IN_REVIEW')
  })

  test('takes scopes with its first save', async () => {
    const first = await anAppVersion({ owner, reviewer }, { status: 'REJECTED' })
    const scopes = [{ scope: 'patient/Patient.rs', purpose: 'Show whose results these are.' }]
    const second = accepted(
      await saveDraft(owner, { appId: first.app.id, scopes, name: 'Renamed' }),
    )
    expect((await whole(second.id)).scopes).toMatchObject(scopes)
  })

  test('waits until the one before is decided, also when begun twice at once', async () => {
    const { app } = await anAppVersion({ owner, reviewer }, { status: 'IN_REVIEW' })
    expect((await saveDraft(owner, { appId: app.id })).errors).toMatchObject([
      { code: 'NOT_UNIQUE', path: ['appId'] },
    ])
    const rejected = await anAppVersion({ owner, reviewer }, { status: 'REJECTED' })
    const tries = await Promise.all([1, 2].map(() => saveDraft(owner, { appId: rejected.app.id })))
    expect(tries.filter(({ version }) => version)).toHaveLength(1)
  })

  test('a withdrawn version is a draft that cannot be discarded', async () => {
    const submitted = await anAppVersion({ owner, reviewer }, { status: 'IN_REVIEW' })
    const draft = accepted(await move(owner, 'withdraw', submitted, REASON))
    expect((await move(owner, 'discard', draft)).errors).toMatchObject([
      {
        __typename: 'TransitionError',
        code: 'INVALID_TRANSITION',
        from: 'DRAFT',
        allowed: ['SUBMIT'],
      },
    ])
  })

  test('a version that is submitted again has the grants it asks for then, and no others', async () => {
    const submitted = await anAppVersion({ owner, reviewer }, { status: 'IN_REVIEW' })
    const { id, revision } = accepted(await move(owner, 'withdraw', submitted, REASON))
    const scopes = [{ scope: 'patient/Patient.r', purpose: 'Show whose results these are.' }]
    const changed = await saveDraft(owner, { versionId: id, expectedRevision: revision, scopes })
    await submitDraft(owner, accepted(changed))
    const grants = await query(
      platform.databaseUrl,
      'select scope from scope_grant where ended_at is null and app_version_id = $1',
      [localIdOf(id)],
    )
    expect(grants).toEqual([{ scope: 'patient/Patient.r' }])
  })
})
