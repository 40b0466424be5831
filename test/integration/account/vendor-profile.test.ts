import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aPerson, aVendor, type Person, PROFILE } from '../../support/builders.ts'
import { USER_ERROR, VENDOR_PROFILE_COMPLETE } from '../../support/documents.ts'
import { readFragment } from '../../support/gql/fragment-masking.ts'
import { graphql } from '../../support/gql/gql.ts'
import type { VendorContactUpdateInput, VendorProfileInput } from '../../support/gql/graphql.ts'
import { query } from '../../support/sql.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'

const VENDOR = graphql(`
  query TestVendor {
    viewer {
      vendorRole
      vendor {
        id
        kind
        displayName
        legalFirstName
        legalLastName
        legalBusinessName
        duns
        position
        phone
        email
        website
        contactVerifiedAt
        revision
        address {
          line1
          line2
          city
          region
          postalCode
          country
        }
        members {
          name
          email
          role
        }
      }
    }
  }
`)

const CONTACT_UPDATE = graphql(`
  mutation TestVendorContactUpdate($input: VendorContactUpdateInput!) {
    payload: vendorContactUpdate(input: $input) {
      vendor {
        revision
      }
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

let platform: TestPlatform
let developer: Person
beforeAll(async () => {
  platform = await startTestPlatform()
  developer = await aPerson(platform, { roles: ['DEVELOPER'] })
})
afterAll(() => platform?.stop())

async function complete(person: Person, input: VendorProfileInput) {
  const { payload } = await person.client.get(VENDOR_PROFILE_COMPLETE, { input })
  return { vendor: payload.vendor, errors: readFragment(USER_ERROR, payload.userErrors) }
}

async function update(person: Person, input: VendorContactUpdateInput) {
  const { payload } = await person.client.get(CONTACT_UPDATE, { input })
  return { vendor: payload.vendor, errors: readFragment(USER_ERROR, payload.userErrors) }
}

const long = (length: number) => 'x'.repeat(length)
const atAddress = (fields: Partial<VendorProfileInput['address']>) => ({
  address: { ...PROFILE.address, ...fields },
})

describe('R009-R019: the profile', () => {
  test.each([
    [{ legalFirstName: '' }, ['legalFirstName'], 'REQUIRED', 1, 0],
    [{ legalFirstName: long(101) }, ['legalFirstName'], 'TOO_LONG', 100, 101],
    [{ legalLastName: ' ' }, ['legalLastName'], 'REQUIRED', 1, 0],
    [{ legalLastName: long(101) }, ['legalLastName'], 'TOO_LONG', 100, 101],
    [{ legalBusinessName: null }, ['legalBusinessName'], 'REQUIRED', 1, 0],
    [{ legalBusinessName: long(201) }, ['legalBusinessName'], 'TOO_LONG', 200, 201],
    [{ legalBusinessName: 'a\u0007b' }, ['legalBusinessName'], 'INVALID', null, null],
    [{ duns: '12345678' }, ['duns'], 'INVALID', 9, 8],
    [{ duns: '12345678x' }, ['duns'], 'INVALID', 9, 9],
    [{ email: 'nobody' }, ['email'], 'INVALID', null, null],
    [{ email: `${long(250)}@acme.example` }, ['email'], 'TOO_LONG', 254, 263],
    [{ position: '' }, ['position'], 'REQUIRED', 1, 0],
    [{ position: long(101) }, ['position'], 'TOO_LONG', 100, 101],
    [{ phone: '12' }, ['phone'], 'INVALID', null, null],
    [{ phone: 'call me maybe' }, ['phone'], 'INVALID', null, null],
    [{ phone: '1'.repeat(31) }, ['phone'], 'INVALID', null, null],
    [atAddress({ line1: '' }), ['address', 'line1'], 'REQUIRED', 1, 0],
    [atAddress({ line1: long(201) }), ['address', 'line1'], 'TOO_LONG', 200, 201],
    [atAddress({ line2: long(201) }), ['address', 'line2'], 'TOO_LONG', 200, 201],
    [atAddress({ city: '' }), ['address', 'city'], 'REQUIRED', 1, 0],
    [atAddress({ city: long(101) }), ['address', 'city'], 'TOO_LONG', 100, 101],
    [atAddress({ region: long(101) }), ['address', 'region'], 'TOO_LONG', 100, 101],
    [atAddress({ postalCode: '' }), ['address', 'postalCode'], 'REQUIRED', 1, 0],
    [atAddress({ postalCode: long(21) }), ['address', 'postalCode'], 'TOO_LONG', 20, 21],
    [atAddress({ country: 'usa' }), ['address', 'country'], 'INVALID', null, null],
    [{ website: 'not a url' }, ['website'], 'INVALID', null, null],
    [{ website: 'javascript:alert(1)' }, ['website'], 'INVALID', null, null],
    [{ website: `https://acme.example/${long(300)}` }, ['website'], 'TOO_LONG', 255, 321],
  ])('%j is refused', async (fields, path, code, limit, actual) => {
    const { vendor, errors } = await complete(developer, { ...PROFILE, ...fields })
    expect(vendor).toBeNull()
    expect(errors).toMatchObject([{ path, code, limit, actual }])
    expect((await developer.client.get(VENDOR)).viewer?.vendor).toBeNull()
  })
})

describe('a whole profile', () => {
  test('every fault is told at once', async () => {
    const { errors } = await complete(developer, { ...PROFILE, position: '', phone: '', duns: '1' })
    expect(errors.map(({ path }) => path)).toEqual([['duns'], ['position'], ['phone']])
  })

  test('is kept as it was given, and makes its author the owner', async () => {
    const owner = await aPerson(platform, { roles: ['DEVELOPER'] })
    await complete(owner, PROFILE)
    const { viewer } = await owner.client.get(VENDOR)
    expect(viewer).toMatchObject({
      vendorRole: 'OWNER',
      vendor: {
        ...PROFILE,
        displayName: 'Acme Health',
        email: owner.email,
        contactVerifiedAt: null,
        members: [{ email: owner.email, role: 'OWNER' }],
      },
    })
  })

  test('an individual has neither business name nor D.U.N.S. number', async () => {
    const owner = await aPerson(platform, { roles: ['DEVELOPER'] })
    await complete(owner, { ...PROFILE, kind: 'INDIVIDUAL' })
    expect((await owner.client.get(VENDOR)).viewer?.vendor).toMatchObject({
      legalBusinessName: null,
      duns: null,
      displayName: 'Ada Acme',
    })
  })

  test('is completed once, even by two clicks at once', async () => {
    const owner = await aPerson(platform, { roles: ['DEVELOPER'] })
    const tries = await Promise.all([1, 2, 3].map(() => complete(owner, PROFILE)))
    expect(tries.filter(({ vendor }) => vendor)).toHaveLength(1)
    expect(tries.flatMap(({ errors }) => errors.map(({ code }) => code))).toEqual([
      'NOT_UNIQUE',
      'NOT_UNIQUE',
    ])
  })
})

describe('R021-R025: contact details', () => {
  test('change, and only what is given', async () => {
    const owner = await aVendor(platform)
    const at = { vendorId: owner.vendorId }
    await update(owner, { ...at, expectedRevision: 1, phone: '+44 20 7946 0000' })
    const address = { ...PROFILE.address, city: 'Leeds', country: 'GB' }
    await update(owner, { ...at, expectedRevision: 2, address, position: 'CTO', website: null })
    const { vendor } = (await owner.client.get(VENDOR)).viewer ?? {}
    expect(vendor).toMatchObject({
      ...PROFILE,
      phone: '+44 20 7946 0000',
      address,
      position: 'CTO',
      website: null,
      revision: 3,
    })
  })

  test('of another revision are left alone', async () => {
    const owner = await aVendor(platform)
    const at = { vendorId: owner.vendorId, expectedRevision: 1 }
    const tries = await Promise.all(
      ['1', '2'].map((n) => update(owner, { ...at, phone: `+1 555 000${n}` })),
    )
    const errors = tries.flatMap((each) => each.errors)
    expect(errors).toMatchObject([
      { __typename: 'StaleRevisionError', code: 'STALE_REVISION', expected: 1, revision: 2 },
    ])
    const { vendor } = (await owner.client.get(VENDOR)).viewer ?? {}
    expect(vendor?.phone).toBe(`+1 555 000${tries[0]?.vendor ? 1 : 2}`)
  })

  test.each([
    [{ phone: '' }, ['phone']],
    [{ position: long(101) }, ['position']],
    [{ address: { ...PROFILE.address, line1: '' } }, ['address', 'line1']],
    [{ website: 'ftp://acme.example' }, ['website']],
  ])('%j is refused', async (fields, path) => {
    const owner = await aVendor(platform)
    const { errors } = await update(owner, {
      vendorId: owner.vendorId,
      expectedRevision: 1,
      ...fields,
    })
    expect(errors).toMatchObject([{ path }])
  })

  test('of somebody else are not there', async () => {
    const [owner, other] = await Promise.all([aVendor(platform), aVendor(platform)])
    for (const vendorId of [owner.vendorId, 'nonsense', '']) {
      const { errors } = await update(other, {
        vendorId,
        expectedRevision: 1,
        phone: '+1 555 0000',
      })
      expect(errors).toMatchObject([{ code: 'NOT_FOUND', path: ['vendorId'] }])
    }
  })
})

test('an address of the vendor may be another than that of the person; without one it is theirs', async () => {
  const owner = await aPerson(platform, { roles: ['DEVELOPER'] })
  await complete(owner, { ...PROFILE, email: ' Office@Acme.example ', duns: '12-345-6789' })
  expect((await owner.client.get(VENDOR)).viewer?.vendor).toMatchObject({
    email: 'office@acme.example',
    duns: '123456789',
  })
})

test('R026: legal names, business name, D.U.N.S. and e-mail are in the first profile and in corrections alone', async () => {
  const inputs = await developer.client.ask<
    { __schema: { types: { name: string; inputFields: { name: string }[] | null }[] } },
    never
  >('{ __schema { types { name inputFields { name } } } }')
  const legal = ['legalFirstName', 'legalLastName', 'legalBusinessName', 'duns']
  const named = inputs.data?.__schema.types.filter((type) =>
    type.inputFields?.some(({ name }) => legal.includes(name)),
  )
  expect(named?.map(({ name }) => name).sort()).toEqual([
    'VendorCorrectionInput',
    'VendorProfileInput',
  ])
  const contact = inputs.data?.__schema.types.find(
    ({ name }) => name === 'VendorContactUpdateInput',
  )
  expect(contact?.inputFields?.map(({ name }) => name).sort()).toEqual([
    'address',
    'expectedRevision',
    'phone',
    'position',
    'vendorId',
    'website',
  ])
  const [row] = await query(
    platform.databaseUrl,
    `select count(*)::int as n from audit_event where action = 'vendor.legal-corrected'`,
  )
  expect(row).toEqual({ n: 0 })
})
