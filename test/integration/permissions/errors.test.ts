import { SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aPerson, aReviewer, aVendor, type VendorOwner } from '../../support/builders.ts'
import { GraphqlClient } from '../../support/graphql-client.ts'
import { query } from '../../support/sql.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'

let platform: TestPlatform
let owner: VendorOwner
beforeAll(async () => {
  platform = await startTestPlatform()
  owner = await aVendor(platform)
})
afterAll(() => platform?.stop())

describe('a failure of the platform', () => {
  test('is masked, carries the request id, and is logged under it', async () => {
    await query(platform.databaseUrl, 'alter table app_version rename to app_version_away')
    const text = '{ viewer { vendor { apps { totalCount } } } }'
    const response = await fetch(platform.urls.graphql, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${owner.client.token}`,
      },
      body: JSON.stringify({ query: text }),
    })
    const body = await response.text()
    await query(platform.databaseUrl, 'alter table app_version_away rename to app_version')
    const [error] = JSON.parse(body).errors
    const requestId = response.headers.get('x-request-id')
    expect(error).toMatchObject({
      message: expect.stringContaining('Something went wrong on our side'),
      path: ['viewer', 'vendor', 'apps'],
      extensions: { code: 'INTERNAL', requestId },
    })
    expect(body).not.toMatch(/app_version|select|stack|node_modules/)
    const logged = platform.logs.filter((line) => line.includes(requestId ?? '?'))
    expect(logged.some((line) => line.includes('app_version'))).toBe(true)
    expect(await owner.client.codes(text)).toEqual([])
  })
})

describe('a token', () => {
  const foreign = () =>
    new SignJWT({ sub: owner.id })
      .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
      .setIssuer(platform.urls.issuer.PRODUCTION)
      .setAudience(platform.urls.graphql)
      .setExpirationTime('1h')
      .sign(new TextEncoder().encode('a secret that is not ours, long enough'))

  test.each([
    ['nonsense', async () => 'nonsense'],
    ['without signature', async () => `${owner.client.token?.split('.').slice(0, 2).join('.')}.`],
    ['signed by somebody else', foreign],
    ['cut short', async () => owner.client.token?.slice(0, -5) ?? ''],
  ])('%s is refused with 401 before anything is executed', async (_name, token) => {
    const client = new GraphqlClient(platform.urls.graphql, await token())
    const { status, data, errors } = await client.ask('{ organization { name } }')
    expect(status).toBe(401)
    expect(data ?? null).toBeNull()
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }])
    expect(JSON.stringify(errors)).not.toMatch(/stack|jose|signature/i)
  })

  test('of a closed account is refused at once', async () => {
    const person = await aPerson(platform)
    expect(await person.client.codes('{ viewer { id } }')).toEqual([])
    await query(platform.databaseUrl, 'update user_account set disabled_at = now() where id = $1', [
      person.id,
    ])
    expect(await person.client.codes('{ viewer { id } }')).toEqual(['UNAUTHENTICATED'])
  })
})

describe('a query', () => {
  test.each([
    ['{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    ['{', 'GRAPHQL_PARSE_FAILED'],
    ['{ galleryListings(first: 0) { totalCount } }', 'BAD_USER_INPUT'],
    ['{ galleryListings(first: 101) { totalCount } }', 'BAD_USER_INPUT'],
    ['{ galleryListings(after: "nonsense") { totalCount } }', 'BAD_USER_INPUT'],
    [`{ galleryListings(after: "${cursor('x', 'y')}") { totalCount } }`, 'BAD_USER_INPUT'],
    [`{ galleryListings(after: "${cursor(1, "' or 1=1")}") { totalCount } }`, 'BAD_USER_INPUT'],
    [
      `{ galleryListings(filter: { search: "${'x'.repeat(201)}" }) { totalCount } }`,
      'BAD_USER_INPUT',
    ],
    ['{ attestationText(version: 99) { body } }', 'NOT_FOUND'],
    ['{ app(slug: "\\u0000") { id } }', 'BAD_USER_INPUT'],
    [
      `{ viewer { vendor { apps(after: "${cursor('2026-13-99T00:00:00Z', 'y')}") { totalCount } } } }`,
      'BAD_USER_INPUT',
    ],
    [`{ viewer { vendor { apps(first: 1000000) { totalCount } } } }`, 'COST_LIMIT'],
    ['{ app(slug: "\\u{0}") { id } }', 'BAD_USER_INPUT'],
  ])('%s is refused with %s', async (text, code) => {
    const { errors } = await owner.client.ask(text)
    expect(errors).toMatchObject([{ extensions: { code, requestId: expect.any(String) } }])
  })

  test.each([
    [{ vendorId: 'x', expectedRevision: 1, legalLastName: 'Other' }, 'legalLastName'],
    [{ vendorId: 'x', expectedRevision: 1, position: 5 }, 'String cannot represent'],
    [{ expectedRevision: 1 }, 'vendorId'],
  ])('whose variables are %j is refused with what does not fit', async (input, words) => {
    const text =
      'mutation Update($input: VendorContactUpdateInput!) { vendorContactUpdate(input: $input) { vendor { id } } }'
    const { status, errors } = await owner.client.ask(text, { input })
    expect(status).toBe(400)
    expect(errors).toMatchObject([
      { message: expect.stringContaining(words), extensions: { code: 'BAD_USER_INPUT' } },
    ])
  })

  test('that asks for too much is refused before it is executed, with its cost', async () => {
    const deep =
      '{ viewer { vendor { apps(first: 100) { nodes { versions { messages(first: 100) { nodes { body } } activity(first: 100) { nodes { sentence } } } } } } } }'
    const { status, errors } = await owner.client.ask(deep)
    expect(status).toBe(400)
    expect(errors).toMatchObject([
      {
        message: expect.stringMatching(/costs \d+; at most 20000/),
        extensions: { code: 'COST_LIMIT', limit: 20_000, actual: expect.any(Number) },
      },
    ])
  })

  test('by a form of another site is refused', async () => {
    const body = new URLSearchParams({
      query: 'mutation { accountVerifyEmail(token: "x") { accepted } }',
    })
    const response = await fetch(platform.urls.graphql, { method: 'POST', body })
    expect(response.status).toBeGreaterThanOrEqual(400)
  })
})

test('every filter of the queue and the gallery works with one value and with several', async () => {
  const reviewer = await aReviewer(platform)
  const lists = {
    reviewQueue: [
      'statuses: [LIVE, IN_REVIEW]',
      'reviewStates: [WAITING, UNDER_REVIEW]',
      'riskTiers: [LOW, HIGH]',
      'riskTiers: [LOW]',
      'attestation: ACCEPTED',
      'search: "100% _\\\\"',
    ],
    galleryListings: [
      'audiences: [PATIENT, PAYER]',
      'uses: [RESEARCH]',
      'operatingSystems: [WEB, IOS]',
      'fhirVersions: [R4]',
      'intents: [RESEARCH, OPERATIONAL]',
      'riskTiers: [LOW, HIGH]',
      'attestation: DECLINED',
      'search: "a & b | c:* !\'"',
    ],
  }
  for (const [field, filters] of Object.entries(lists)) {
    for (const filter of filters) {
      const facets = field === 'galleryListings' ? 'facets { count }' : ''
      const text = `{ ${field}(first: 5, filter: { ${filter} }) { totalCount ${facets} nodes { name } } }`
      expect({ filter, errors: (await reviewer.client.ask(text)).errors }).toEqual({
        filter,
        errors: [],
      })
    }
  }
})

function cursor(...keys: (string | number)[]): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url')
}
