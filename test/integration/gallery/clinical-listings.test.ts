import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../../schema/vocabulary/role.ts'
import {
  accepted,
  anonymous,
  aPerson,
  aReviewer,
  aVendor,
  type Person,
  type Version,
} from '../../support/builders.ts'
import { USER_ERROR } from '../../support/documents.ts'
import { column, everythingTold } from '../../support/facts.ts'
import { readFragment } from '../../support/gql/fragment-masking.ts'
import { graphql } from '../../support/gql/gql.ts'
import type { GalleryFilter, ListingVisibility } from '../../support/gql/graphql.ts'
import type { GraphqlClient } from '../../support/graphql-client.ts'
import { reinstate } from '../../support/incidents.ts'
import { anAppVersion, type Cast, move, REASON } from '../../support/lifecycle.ts'
import { query } from '../../support/sql.ts'
import { statementsOf } from '../../support/statements.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { localId } from '../notices/people.ts'

const LIST = graphql(`
  query TestClinicalList($filter: GalleryFilter) {
    galleryListings(first: 50, filter: $filter) {
      totalCount
      nodes {
        name
      }
      facets {
        field
        value
        count
      }
    }
  }
`)

const ONE = graphql(`
  query TestClinicalListing($slug: String!) {
    galleryListing(slug: $slug) {
      name
    }
    similarListings(slug: $slug) {
      reason
      reasonEs
      listing {
        name
      }
    }
  }
`)

const COLLECTIONS = graphql(`
  query TestDepartmentCollections {
    departmentCollections {
      department
      isMine
      listings {
        name
      }
    }
  }
`)

const SET = graphql(`
  mutation TestListingVisibilitySet($input: ListingVisibilitySetInput!) {
    payload: listingVisibilitySet(input: $input) {
      app {
        listingVisibility
        revision
      }
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

let platform: TestPlatform
let cast: Cast
let admin: Person
let clinician: Person
let lead: Person
let patient: Person
let open: Version
let closed: Version
beforeAll(async () => {
  platform = await startTestPlatform()
  const withRole = (role: Role) => aPerson(platform, { roles: [role] })
  const owner = await aVendor(platform)
  ;[admin, clinician, lead, patient] = await Promise.all([
    aReviewer(platform),
    withRole('CLINICIAN'),
    withRole('DEPARTMENT_LEAD'),
    aPerson(platform),
  ])
  cast = { owner, reviewer: admin }
  const live = (name: string, audiences: ('PROVIDER' | 'PATIENT')[]) =>
    anAppVersion(cast, { status: 'LIVE', name, audiences })
  open = await live('Ward board', ['PROVIDER'])
  closed = await live('Ward rounds', ['PROVIDER'])
  await live('Sleep diary', ['PATIENT'])
  expect((await set(admin, closed, 'CLINICAL')).userErrors).toEqual([])
})
afterAll(() => platform?.stop())

async function revisionOf({ app }: Version): Promise<number> {
  const [revision = 0] = await column<number>(platform, 'select revision from app where id = $1', [
    localId(app.id),
  ])
  return revision
}

async function set(who: Pick<Person, 'client'>, version: Version, visibility: ListingVisibility) {
  const input = { appId: version.app.id, visibility, expectedRevision: await revisionOf(version) }
  const { payload } = await who.client.get(SET, { input })
  return { app: payload.app, userErrors: readFragment(USER_ERROR, payload.userErrors) }
}

async function names(client: GraphqlClient, filter: GalleryFilter = {}) {
  const { galleryListings } = await client.get(LIST, { filter })
  expect(galleryListings.totalCount).toBe(galleryListings.nodes.length)
  return galleryListings.nodes.map(({ name }) => name).toSorted()
}

const one = (client: GraphqlClient, slug: string) => client.get(ONE, { slug })
const everybody = () => [anonymous(platform), patient.client, cast.owner.client]
const staff = () => [clinician.client, lead.client, admin.client]

describe('a listing for the people of the hospital', () => {
  test('is in no list, search, count or filter of anybody else', async () => {
    for (const client of everybody()) {
      expect(await names(client)).toEqual(['Sleep diary', 'Ward board'])
      expect(await names(client, { search: 'ward' })).toEqual(['Ward board'])
      expect(await names(client, { isForClinicians: true })).toEqual(['Ward board'])
      const { galleryListings } = await client.get(LIST, { filter: {} })
      const counted = galleryListings.facets.find(({ value }) => value === 'PROVIDER')
      expect(counted?.count).toBe(1)
    }
  })

  test('is not there for them, as one that never was', async () => {
    for (const client of everybody()) {
      const found = await one(client, closed.app.slug)
      expect(found).toEqual(await one(client, 'never-was'))
      expect(found.galleryListing).toBeNull()
    }
    const page = (slug: string) => fetch(`${platform.urls.base}/apps/${slug}`)
    const [hidden, none] = await Promise.all([page(closed.app.slug), page('never-was')])
    expect([hidden.status, none.status]).toEqual([404, 404])
    expect(await hidden.text()).toBe(await none.text())
  })

  test('is there for clinicians, department leads and those who review', async () => {
    for (const client of staff()) {
      expect(await names(client, { search: 'ward' })).toEqual(['Ward board', 'Ward rounds'])
      expect(await names(client, { isForClinicians: true })).toEqual(['Ward board', 'Ward rounds'])
      expect((await one(client, closed.app.slug)).galleryListing?.name).toBe('Ward rounds')
    }
  })

  test('is suggested beside another app to them alone', async () => {
    for (const client of staff()) {
      const { similarListings } = await one(client, open.app.slug)
      expect(similarListings.map(({ listing }) => listing.name)).toContain('Ward rounds')
      expect(similarListings[0]?.reason).toMatch(/^Also reads /)
      expect(similarListings[0]?.reasonEs).toMatch(/^También lee /)
    }
    for (const client of everybody()) {
      const { similarListings } = await one(client, open.app.slug)
      expect(similarListings.map(({ listing }) => listing.name)).not.toContain('Ward rounds')
    }
  })

  test('stays so when its card is written anew', async () => {
    const suspended = accepted(await move(admin, 'suspend', closed, REASON))
    accepted(await reinstate(admin, suspended))
    expect(await names(anonymous(platform), { search: 'ward' })).toEqual(['Ward board'])
    expect(await names(clinician.client, { search: 'ward' })).toEqual(['Ward board', 'Ward rounds'])
  })
})

describe('who finds an app', () => {
  test('is decided by app admins, holds at once, and is written down', async () => {
    const { app } = await set(admin, open, 'CLINICAL')
    expect(app?.listingVisibility).toBe('CLINICAL')
    expect(await names(anonymous(platform), { search: 'board' })).toEqual([])
    expect((await set(admin, open, 'PUBLIC')).app?.listingVisibility).toBe('PUBLIC')
    expect(await names(anonymous(platform), { search: 'board' })).toEqual(['Ward board'])
    const audit = await query(
      platform.databaseUrl,
      `select detail, actor_id from audit_event where action = 'listing.visibility-changed' and app_id = $1
       order by sequence`,
      [localId(open.app.id)],
    )
    expect(audit).toEqual([
      { detail: { from: 'PUBLIC', to: 'CLINICAL' }, actor_id: admin.id },
      { detail: { from: 'CLINICAL', to: 'PUBLIC' }, actor_id: admin.id },
    ])
  })

  test('is not decided by an earlier look, or for an app that is not there', async () => {
    const input = { appId: open.app.id, visibility: 'CLINICAL', expectedRevision: 0 } as const
    const stale = await admin.client.get(SET, { input })
    expect(readFragment(USER_ERROR, stale.payload.userErrors)).toMatchObject([
      { code: 'STALE_REVISION' },
    ])
    const none = await admin.client.get(SET, { input: { ...input, appId: patient.id } })
    expect(readFragment(USER_ERROR, none.payload.userErrors)).toMatchObject([
      { code: 'NOT_FOUND', path: expect.arrayContaining(['appId']) },
    ])
    expect(await names(anonymous(platform), { search: 'board' })).toEqual(['Ward board'])
  })
})

test('collections of departments are what was activated for them, the own one first', async () => {
  const activate = (version: Version, department: string, person: Person, state = 'ACTIVATED') =>
    query(
      platform.databaseUrl,
      `insert into activation_request (id, organization_id, created_at, updated_at, app_id, department, department_key,
         requested_by_id, state) values (gen_random_uuid(), $1, now(), now(), $2, $3, lower($3), $4, $5)`,
      [platform.organization.id, localId(version.app.id), department, person.id, state],
    )
  await activate(open, 'Cardiology', admin)
  await activate(closed, 'cardiology', admin)
  await activate(open, 'Surgery', lead)
  await activate(closed, 'Surgery', lead, 'DECLINED')
  const collections = async ({ client }: Person) =>
    (await client.get(COLLECTIONS)).departmentCollections.map(({ listings, ...facts }) => ({
      ...facts,
      apps: listings.map(({ name }) => name).toSorted(),
    }))
  const cardiology = {
    department: 'Cardiology',
    isMine: false,
    apps: ['Ward board', 'Ward rounds'],
  }
  const surgery = { department: 'Surgery', isMine: false, apps: ['Ward board'] }
  expect(await collections(clinician)).toEqual([cardiology, surgery])
  expect(await collections(lead)).toEqual([{ ...surgery, isMine: true }, cardiology])
})

test('apps like another one take the same few statements however many there are', async () => {
  const statements = async () => {
    await everythingTold(platform)
    await one(clinician.client, open.app.slug)
    return (await statementsOf(() => one(clinician.client, open.app.slug))).length
  }
  const before = await statements()
  await anAppVersion(cast, { status: 'LIVE', name: 'Ward map', audiences: ['PROVIDER'] })
  expect(await statements()).toBe(before)
})
