import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  aDraft,
  attest,
  aVendor,
  saveDraft,
  type VendorOwner,
  type Version,
} from '../../support/builders.ts'
import type { AppVersionDraftInput } from '../../support/gql/graphql.ts'
import { move } from '../../support/lifecycle.ts'
import { query } from '../../support/sql.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'

let platform: TestPlatform
let owner: VendorOwner
beforeAll(async () => {
  platform = await startTestPlatform()
  owner = await aVendor(platform)
})
afterAll(() => platform?.stop())

const long = (length: number) => 'x'.repeat(length)
const scope = (fields: object = {}) => ({
  scope: 'patient/Patient.rs',
  purpose: 'Show whose data it is.',
  ...fields,
})
const keys = (...list: object[]) => ({ jwks: JSON.stringify({ keys: list }) })
const RSA = { kty: 'RSA', kid: 'a', n: 'w'.repeat(342), e: 'AQAB' }

type Row = [AppVersionDraftInput, string[], string, (number | null)?, (number | null)?]

/** Wrong at any time, also while drafting: nothing of the save is kept. */
const ALWAYS: Row[] = [
  [{ name: long(101) }, ['name'], 'TOO_LONG', 100, 101],
  [{ name: 'a\u0001' }, ['name'], 'INVALID'],
  [{ name: ' ' }, ['name'], 'REQUIRED', 1, 0],
  [{ operatingSystems: ['WEB', 'WEB'] }, ['operatingSystems'], 'NOT_UNIQUE'],
  [{ homepageUrl: 'nonsense' }, ['homepageUrl'], 'INVALID'],
  [{ homepageUrl: `https://a.example/${long(2000)}` }, ['homepageUrl'], 'TOO_LONG', 2000, 2018],
  [{ privacyPolicyUrl: 'javascript:alert(1)' }, ['privacyPolicyUrl'], 'INVALID'],
  [{ termsUrl: 'file:///etc/passwd' }, ['termsUrl'], 'INVALID'],
  [{ redirectUrls: ['http://app.example/callback'] }, ['redirectUrls', '0'], 'INVALID'],
  [{ redirectUrls: ['https://a.example/#x'] }, ['redirectUrls', '0'], 'INVALID'],
  [
    { redirectUrls: ['https://a.example/', 'https://a.example/'] },
    ['redirectUrls', '1'],
    'NOT_UNIQUE',
  ],
  [
    { redirectUrls: Array.from({ length: 21 }, (_, n) => `https://a.example/${n}`) },
    ['redirectUrls'],
    'TOO_LONG',
    20,
    21,
  ],
  [{ launchUrl: 'nonsense' }, ['launchUrl'], 'INVALID'],
  [{ shortDescription: long(151) }, ['shortDescription'], 'TOO_LONG', 150, 151],
  [{ longDescription: long(1001) }, ['longDescription'], 'TOO_LONG', 1000, 1001],
  [{ audiences: ['PAYER', 'PAYER'] }, ['audiences'], 'NOT_UNIQUE'],
  [{ uses: ['RESEARCH', 'RESEARCH'] }, ['uses'], 'NOT_UNIQUE'],
  [{ fhirVersions: ['R4', 'R4'] }, ['fhirVersions'], 'NOT_UNIQUE'],
  [{ compliance: ['HIPAA', 'HIPAA'] }, ['compliance'], 'NOT_UNIQUE'],
  [{ jwksUrl: 'nonsense' }, ['jwksUrl'], 'INVALID'],
  [{ jwks: 'nonsense' }, ['jwks'], 'INVALID'],
  [{ jwks: '{"keys":1}' }, ['jwks'], 'INVALID'],
  [keys(), ['jwks'], 'INVALID'],
  [keys({ ...RSA, d: 'secret' }), ['jwks'], 'INVALID'],
  [keys(RSA, RSA), ['jwks'], 'INVALID'],
  [keys({ kty: 'oct', kid: 'a', k: 'x' }), ['jwks'], 'INVALID'],
  [keys({ ...RSA, n: 'w'.repeat(171) }), ['jwks'], 'INVALID'],
  [{ scopes: [scope({ scope: 'patient/Nonsense.rs' })] }, ['scopes', '0', 'scope'], 'INVALID'],
  [{ scopes: [scope({ scope: 'patient/Patient.sr' })] }, ['scopes', '0', 'scope'], 'INVALID'],
  [{ scopes: [scope({ scope: long(501) })] }, ['scopes', '0', 'scope'], 'TOO_LONG', 500, 501],
  [{ scopes: [scope({ purpose: long(301) })] }, ['scopes', '0', 'purpose'], 'TOO_LONG', 300, 301],
  [
    { scopes: [scope({ justification: long(2001) })] },
    ['scopes', '0', 'justification'],
    'TOO_LONG',
    2000,
    2001,
  ],
  [
    {
      scopes: [
        scope(),
        scope({ scope: 'patient/Patient.r' }),
        scope({ scope: 'patient/Patient.read' }),
      ],
    },
    ['scopes', '2'],
    'NOT_UNIQUE',
  ],
  [{ scopes: Array.from({ length: 201 }, () => scope()) }, ['scopes'], 'TOO_LONG', 200, 201],
  [{ reviewerNotes: long(4001) }, ['reviewerNotes'], 'TOO_LONG', 4000, 4001],
  [{ changeNotes: long(4001) }, ['changeNotes'], 'TOO_LONG', 4000, 4001],
  [
    { launchBehaviour: { onEhrLaunch: long(1001) } },
    ['launchBehaviour', 'onEhrLaunch'],
    'TOO_LONG',
    1000,
    1001,
  ],
  [
    { launchBehaviour: { onStandalone: long(1001) } },
    ['launchBehaviour', 'onStandalone'],
    'TOO_LONG',
    1000,
    1001,
  ],
  [
    { launchBehaviour: { onConsentRevoked: long(1001) } },
    ['launchBehaviour', 'onConsentRevoked'],
    'TOO_LONG',
    1000,
    1001,
  ],
  [{ supportContact: long(256) }, ['supportContact'], 'TOO_LONG', 255, 256],
  [{ supportContact: ' ' }, ['supportContact'], 'REQUIRED', 1, 0],
  [{ supportContact: 'call us' }, ['supportContact'], 'INVALID'],
  [{ iconId: 'nonsense' }, ['iconId'], 'NOT_FOUND'],
]

/** Missing or too little: kept while drafting, refused at submission. */
const AT_SUBMISSION: Row[] = [
  [{ operatingSystems: [] }, ['operatingSystems'], 'REQUIRED'],
  [{ homepageUrl: null }, ['homepageUrl'], 'REQUIRED'],
  [{ privacyPolicyUrl: null }, ['privacyPolicyUrl'], 'REQUIRED'],
  [{ termsUrl: null }, ['termsUrl'], 'REQUIRED'],
  [{ redirectUrls: [] }, ['redirectUrls'], 'REQUIRED'],
  [{ launchUrl: null }, ['launchUrl'], 'REQUIRED'],
  [{ operatingSystems: ['IOS'] }, ['launchUrl'], 'INVALID'],
  [{ shortDescription: long(19) }, ['shortDescription'], 'TOO_SHORT', 20, 19],
  [{ shortDescription: null }, ['shortDescription'], 'REQUIRED'],
  [{ longDescription: long(199) }, ['longDescription'], 'TOO_SHORT', 200, 199],
  [{ longDescription: null }, ['longDescription'], 'REQUIRED'],
  [{ audiences: [] }, ['audiences'], 'REQUIRED'],
  [{ uses: null }, ['uses'], 'REQUIRED'],
  [{ fhirVersions: [] }, ['fhirVersions'], 'REQUIRED'],
  [{ clientType: 'CONFIDENTIAL_ASYMMETRIC' }, ['jwksUrl'], 'REQUIRED'],
  [{ scopes: [] }, ['scopes'], 'REQUIRED'],
  [{ scopes: null }, ['scopes'], 'REQUIRED'],
  [{ scopes: [scope({ purpose: '' })] }, ['scopes', '0', 'purpose'], 'REQUIRED'],
  [{ scopes: [scope({ purpose: long(9) })] }, ['scopes', '0', 'purpose'], 'TOO_SHORT', 10, 9],
  [
    { scopes: [scope({ scope: 'system/Patient.rs' })] },
    ['scopes', '0', 'scope'],
    'SCOPE_NOT_ALLOWED',
  ],
  [
    { clientType: 'BACKEND_SERVICE', jwksUrl: 'https://a.example/jwks', scopes: [scope()] },
    ['scopes', '0', 'scope'],
    'SCOPE_NOT_ALLOWED',
  ],
  [
    { scopes: [scope({ scope: 'patient/*.cruds' })] },
    ['scopes', '0', 'justification'],
    'SCOPE_JUSTIFICATION_REQUIRED',
  ],
  [
    { scopes: [scope({ scope: 'patient/*.cruds', justification: long(19) })] },
    ['scopes', '0', 'justification'],
    'TOO_SHORT',
    20,
    19,
  ],
]

describe('R060-R086, wrong at any time', () => {
  let draft: Version
  beforeEach(async () => {
    draft ??= await aDraft(owner)
  })

  test.each(ALWAYS)('%j', async (fields, path, code, limit = null, actual = null) => {
    const at = { versionId: draft.id, expectedRevision: draft.revision }
    const { version, errors } = await saveDraft(owner, { ...at, ...fields })
    expect(version).toBeNull()
    const [first] = errors
    expect({ ...first, path: first?.path?.slice(0, path.length) }).toMatchObject({
      path,
      code,
      ...(code === 'NOT_FOUND' ? {} : { limit, actual }),
    })
    const [row] = await query(
      platform.databaseUrl,
      `select v.revision, v.name, (select count(*)::int from scope_request where app_version_id = v.id) as scopes
       from app_version v join app a on a.id = v.app_id where a.slug = $1`,
      [draft.app.slug],
    )
    expect(row).toEqual({ revision: draft.revision, name: 'Trend Lines', scopes: 2 })
  })

  test('a value that the schema does not know is refused by the schema', async () => {
    const save = (input: string) =>
      owner.client.codes(
        `mutation { appVersionDraftSave(input: { ${input} }) { appVersion { id } } }`,
      )
    expect(await save('name: "x", audiences: [EVERYBODY]')).toEqual(['GRAPHQL_VALIDATION_FAILED'])
    expect(await save('name: 1')).toEqual(['GRAPHQL_VALIDATION_FAILED'])
    expect(await save('status: LIVE')).toEqual(['GRAPHQL_VALIDATION_FAILED'])
  })

  test('a new app needs a name and nothing else', async () => {
    expect((await saveDraft(owner, {})).errors).toMatchObject([
      { path: ['name'], code: 'REQUIRED' },
    ])
    expect((await saveDraft(owner, { name: ' ' })).errors).toMatchObject([{ code: 'REQUIRED' }])
    expect((await saveDraft(owner, { name: 'A' })).version).toMatchObject({
      name: 'A',
      status: 'DRAFT',
    })
  })
})

describe('R060-R086, missing at submission', () => {
  test.each(AT_SUBMISSION)('%j', async (fields, path, code, limit = null, actual = null) => {
    const draft = await aDraft(owner, fields) // a draft may be so
    const attested = await attest(owner, draft)
    const { version, errors } = await move(owner, 'submit', attested.version ?? draft)
    expect(version).toBeNull()
    expect(errors).toContainEqual(expect.objectContaining({ path, code, limit, actual }))
    expect(errors.every((error) => error.path?.[0] === path[0])).toBe(true)
  })

  test('every fault is told at once, in the order of the steps', async () => {
    const { version } = await saveDraft(owner, { name: 'Empty' })
    const { errors } = await move(owner, 'submit', version ?? { id: '', revision: 0 })
    expect(errors.map(({ path }) => path?.join('.'))).toEqual([
      'operatingSystems',
      'homepageUrl',
      'privacyPolicyUrl',
      'termsUrl',
      'redirectUrls',
      'shortDescription',
      'longDescription',
      'audiences',
      'uses',
      'fhirVersions',
      'scopes',
      'attestationAnswer',
    ])
  })

  test.each<AppVersionDraftInput>([
    { operatingSystems: ['IOS', 'ANDROID'], launchUrl: null },
    { clientType: 'CONFIDENTIAL_ASYMMETRIC', ...keys(RSA) },
    {
      clientType: 'BACKEND_SERVICE',
      redirectUrls: [],
      launchUrl: null,
      ...keys(RSA),
      scopes: [scope({ scope: 'system/Patient.rs', justification: 'It looks after everybody.' })],
    },
    { clientType: 'PUBLIC', redirectUrls: ['http://localhost:3000/cb', 'org.example.app:/cb'] },
    { shortDescription: long(20), longDescription: long(200) },
    { shortDescription: long(150), longDescription: long(1000) },
    { shortDescription: '🫀'.repeat(20), name: 'é'.normalize('NFD').repeat(100) },
    { compliance: [], intent: null, reviewerNotes: long(4000) },
  ])('%j can be submitted', async (fields) => {
    const { errors: beforehand, version: draft } = await attest(owner, await aDraft(owner, fields))
    expect(beforehand).toEqual([])
    const { errors, version } = await move(owner, 'submit', draft ?? { id: '', revision: 0 })
    expect(errors).toEqual([])
    expect(version).toMatchObject({ status: 'IN_REVIEW', reviewState: 'WAITING' })
  })
})
