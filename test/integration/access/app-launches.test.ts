import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aReviewer, aVendor, type Person } from '../../support/builders.ts'
import { everythingTold } from '../../support/facts.ts'
import { graphql } from '../../support/gql/gql.ts'
import type { AppLaunchFilter } from '../../support/gql/graphql.ts'
import { query } from '../../support/sql.ts'
import { statementsOf } from '../../support/statements.ts'
import { EHR_SCOPE, type EhrWorld, startEhrWorld } from '../oidc/ehr.ts'
import { anApp } from '../oidc/world.ts'

const LAUNCHES = graphql(`
  query TestAppLaunches($first: Int!, $after: String, $filter: AppLaunchFilter) {
    appLaunches(first: $first, after: $after, filter: $filter) {
      totalCount
      nodes {
        id
        at
        appName
        appSlug
        versionNumber
        environment
        mode
        openedBy
        succeeded
        failure
        person {
          name
          email
          patientRef
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

let world: EhrWorld
let reviewer: Person
let auditor: Person
beforeAll(async () => {
  world = await startEhrWorld()
  ;[reviewer, auditor] = await Promise.all([
    aReviewer(world.platform),
    aReviewer(world.platform, 'AUDITOR'),
  ])
})
afterAll(() => world?.stop())

const list = async (
  { client }: Person,
  filter: AppLaunchFilter,
  { first = 50, after }: { first?: number; after?: string | null } = {},
) => (await client.get(LAUNCHES, { first, after: after ?? null, filter })).appLaunches

/** An app with a name of its own, which is never another's. */
async function aNamedApp(name: string) {
  const app = await anApp(world)
  const rename = 'update app set name = $2 where id = $1'
  await query(world.platform.databaseUrl, rename, [app.client.appId, name])
  return app
}

describe('the launches of all apps', () => {
  it('say when, which version, on which records, by which system, and how it ended', async () => {
    const app = await aNamedApp('Vein Finder')
    const { launch } = await world.ehr.create(world.onScreen({ clientId: app.client.clientId }))
    const params = { scope: EHR_SCOPE, launch: launch ?? '' }
    await app.tokens({ email: world.clinician.email, params })
    await app.authorize({ email: world.clinician.email, params }) // used up
    const counted = async () => (await list(reviewer, { app: 'vein' })).totalCount
    await expect.poll(counted, { timeout: 20_000 }).toBe(2)
    await app.tokens({ email: world.clinician.email, patient: 'p2' })
    const { nodes, totalCount } = await list(reviewer, { app: 'vein' })
    expect(totalCount).toBe(3)
    const same = { appName: 'Vein Finder', versionNumber: 1, environment: 'SANDBOX', person: null }
    expect(nodes).toMatchObject([
      { ...same, mode: 'STANDALONE', openedBy: null, succeeded: true, failure: null },
      { ...same, mode: 'EHR', openedBy: null, succeeded: false, failure: 'invalid_request' },
      { ...same, mode: 'EHR', openedBy: 'Chart & Co', succeeded: true, failure: null },
    ])
    const told = (await list(auditor, { app: 'vein' })).nodes.map(({ person }) => person)
    expect(told[2]).toEqual({
      name: 'Robin Example',
      email: world.clinician.email,
      patientRef: 'Patient/p1',
    })
    expect(told[0]?.patientRef).toBe('Patient/p2')
  })

  it('are found by app, by system, by records and by outcome', async () => {
    const app = await aNamedApp('Bone Atlas')
    const opened = await world.ehr.launch(world.onScreen({ clientId: app.client.clientId }))
    await app.tokens({
      email: world.clinician.email,
      params: { scope: EHR_SCOPE, launch: opened },
    })
    await app.tokens({ email: world.clinician.email, patient: 'p1' })
    await app.authorize({ email: world.clinician.email, params: { launch: 'none' } })
    const counted = async (filter: AppLaunchFilter) =>
      (await list(reviewer, { app: 'bone ATLAS', ...filter })).totalCount
    await expect.poll(() => counted({}), { timeout: 20_000 }).toBe(3)
    expect(await counted({ ehr: 'chart &' })).toBe(1)
    expect(await counted({ ehr: '%' })).toBe(0)
    expect(await counted({ succeeded: true })).toBe(2)
    expect(await counted({ succeeded: false })).toBe(1)
    expect(await counted({ environment: 'PRODUCTION' })).toBe(0)
    expect(await counted({ app: 'nothing', environment: 'SANDBOX' })).toBe(0)
    expect(await counted({ app: ' ', ehr: ' ' })).toBeGreaterThanOrEqual(3)
  })
})

describe('the list of launches', () => {
  it('comes page by page, latest first, in as many statements for many as for one', async () => {
    const app = await aNamedApp('Skin Map')
    for (const patient of ['p1', 'p2', 'p1', 'p2', 'p1'])
      await app.tokens({ email: world.clinician.email, patient })
    const filter = { app: 'Skin Map' }
    const first = await list(auditor, filter, { first: 3 })
    expect(first).toMatchObject({ totalCount: 5, pageInfo: { hasNextPage: true } })
    const rest = await list(auditor, filter, { first: 3, after: first.pageInfo.endCursor ?? null })
    const all = [...first.nodes, ...rest.nodes]
    expect(new Set(all.map(({ id }) => id)).size).toBe(5)
    const moments = all.map(({ at }) => at)
    expect(moments).toEqual(moments.toSorted().toReversed())
    await everythingTold(world.platform)
    await list(auditor, filter, { first: 1 }) // who asks is known from now on
    const one = await statementsOf(() => list(auditor, filter, { first: 1 }))
    const many = await statementsOf(() => list(auditor, filter, { first: 5 }))
    expect(many.length).toBe(one.length)
  })

  it('is not for vendors, who read the activity of their own apps', async () => {
    const owner = await aVendor(world.platform)
    const { errors } = await owner.client.ask(LAUNCHES, { first: 1 })
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
  })

  it.each([
    [{ first: 101 }, 'first was 101'],
    [{ first: 1, after: 'x' }, 'This cursor is not one of this list'],
  ])('refuses %j', async (page, said) => {
    const { errors } = await reviewer.client.ask(LAUNCHES, page)
    expect(errors).toMatchObject([{ message: expect.stringContaining(said) }])
  })
})
