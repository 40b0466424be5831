import { afterAll, beforeAll, expect, test } from 'vitest'
import { aReviewer, aVendor, type Person, type Version } from '../../support/builders.ts'
import { everythingTold } from '../../support/facts.ts'
import { graphql } from '../../support/gql/gql.ts'
import type { BackendServiceFilter } from '../../support/gql/graphql.ts'
import { anAppVersion } from '../../support/lifecycle.ts'
import { query } from '../../support/sql.ts'
import { statementsOf } from '../../support/statements.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { localId } from '../notices/people.ts'

const SERVICES = graphql(`
  query TestBackendServices($first: Int!, $after: String, $filter: BackendServiceFilter) {
    backendServices(first: $first, after: $after, filter: $filter) {
      totalCount
      edges {
        cursor
        node {
          versionId
          name
          number
          status
          vendorName
          riskTier
          scopes
          isGranted
          clientId
          isClientDisabled
          jwksUrl
          keySetFault
          lastUsedAt
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

const USED_AT = '2026-11-20T10:00:00.000Z'

let platform: TestPlatform
let reviewer: Person
let live: Version
beforeAll(async () => {
  platform = await startTestPlatform()
  const [owner, admin] = await Promise.all([aVendor(platform), aReviewer(platform)])
  reviewer = admin
  const cast = { owner, reviewer }
  live = await anAppVersion(cast, { status: 'LIVE', name: 'Export one' })
  await anAppVersion(cast, { status: 'IN_REVIEW', name: 'asks for wards' })
  await anAppVersion(cast, { status: 'LIVE', name: 'For people' })
  await anAppVersion(cast, { status: 'DRAFT', name: 'Export draft' })
  await query(
    platform.databaseUrl,
    `with asks as (update scope_request r set scope = 'system/Observation.rs' from app_version v
       where v.id = r.app_version_id and v.name = 'asks for wards' and r.scope = 'launch')
     update app_version set client_type = 'BACKEND_SERVICE' where name like 'Export%'`,
  )
  await query(
    platform.databaseUrl,
    `insert into access_count (day, facts_hash, organization_id, app_version_id, environment, client_id, outcome,
       resource_type, interaction, scopes, needed, user_kind, rule, requests, streamed, last_at)
     select '2026-11-20', 'x', organization_id, id, 'PRODUCTION', 'c', 'SUCCESS', 'Observation', 'search', '[]', '[]', '', '', 3, 0, $2
     from app_version where id = $1`,
    [localId(live.id), USED_AT],
  )
})
afterAll(() => platform?.stop())

async function page(first: number, after: string | null, filter: BackendServiceFilter | null) {
  return (await reviewer.client.get(SERVICES, { first, after, filter })).backendServices
}

async function namesIn(filter: BackendServiceFilter | null) {
  const { edges, totalCount } = await page(10, null, filter)
  expect(totalCount).toBe(edges.length)
  return edges.map(({ node }) => node.name)
}

const TABLE: [string, BackendServiceFilter | null, string[]][] = [
  [
    'what works without a person, or asks for system scopes',
    null,
    ['asks for wards', 'Export one'],
  ],
  ['a status', { statuses: ['LIVE'] }, ['Export one']],
  ['drafts, which are not theirs', { statuses: ['DRAFT'] }, []],
  ['no status', { statuses: [] }, ['asks for wards', 'Export one']],
  ['words of the name', { search: ' WARDS ' }, ['asks for wards']],
  ['marks of a pattern', { search: '%' }, []],
]

test.each(TABLE)('the list shows %s', async (_what, filter, names) => {
  expect(await namesIn(filter)).toEqual(names)
})

test('a line of an app in use says what it may, by which client and when it last did', async () => {
  const { edges } = await page(10, null, { statuses: ['LIVE'] })
  expect(edges[0]?.node).toMatchObject({
    versionId: live.id,
    number: 1,
    isGranted: true,
    isClientDisabled: false,
    jwksUrl: null,
    keySetFault: null,
    lastUsedAt: USED_AT,
  })
  expect(edges[0]?.node.clientId).toMatch(/./)
  expect(edges[0]?.node.scopes.length).toBeGreaterThan(0)
})

test('a line of an app in review says what it asks for', async () => {
  const { edges } = await page(10, null, { statuses: ['IN_REVIEW'] })
  expect(edges[0]?.node).toMatchObject({ isGranted: false, clientId: null, lastUsedAt: null })
  expect(edges[0]?.node.scopes).toContain('system/Observation.rs')
})

test('pages follow each other by name', async () => {
  const first = await page(1, null, null)
  expect(first.pageInfo.hasNextPage).toBe(true)
  const second = await page(1, first.pageInfo.endCursor ?? null, null)
  expect([...first.edges, ...second.edges].map(({ node }) => node.name)).toEqual([
    'asks for wards',
    'Export one',
  ])
  expect(second.pageInfo.hasNextPage).toBe(false)
})

test('one line takes as many statements as two', async () => {
  await everythingTold(platform)
  const taken = async (first: number) => (await statementsOf(() => page(first, null, null))).length
  expect(await taken(1)).toBe(await taken(2))
})

test('a search that is too long is refused', async () => {
  const filter = { search: 'x'.repeat(201) }
  const { errors } = await reviewer.client.ask(SERVICES, { first: 5, after: null, filter })
  expect(errors[0]?.message).toContain('at most 200 characters')
})
