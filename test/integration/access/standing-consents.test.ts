import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pseudonymOf } from '../../../api/queries/access/standing-consents.ts'
import { aReviewer, type Person } from '../../support/builders.ts'
import { column, everythingTold } from '../../support/facts.ts'
import { graphql } from '../../support/gql/gql.ts'
import { query } from '../../support/sql.ts'
import { statementsOf } from '../../support/statements.ts'
import { aPerson } from '../oidc/rows.ts'
import type { SmartApp } from '../oidc/smart-app.ts'
import { anApp, isActive, startWorld, type World } from '../oidc/world.ts'

const CONSENTS = graphql(`
  query TestStandingConsents($first: Int!, $after: String, $filter: StandingConsentFilter) {
    standingConsents(first: $first, after: $after, filter: $filter) {
      totalCount
      nodes {
        id
        pseudonym
        environment
        scopes
        grantedAt
        lastUsedAt
        app {
          slug
        }
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

const REVOKE = graphql(`
  mutation TestStandingConsentRevoke($input: StandingConsentRevokeInput!) {
    payload: standingConsentRevoke(input: $input) {
      consent {
        pseudonym
        revokedAt
      }
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

const REVOKE_ALL = graphql(`
  mutation TestStandingConsentsRevoke($input: StandingConsentsRevokeInput!) {
    payload: standingConsentsRevoke(input: $input) {
      revoked
      hasMore
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

const REASON = 'The person called: the phone was stolen.'

let world: World
let admin: Person
let officer: Person
beforeAll(async () => {
  world = await startWorld()
  ;[admin, officer] = await Promise.all([
    aReviewer(world.platform),
    aReviewer(world.platform, 'SECURITY_OFFICER'),
  ])
})
afterAll(() => world?.stop())

/** An app that so many people allowed to read, with a token of each of them. */
async function anAllowedApp(people: number) {
  const app = await anApp(world, { environment: 'PRODUCTION' })
  const allowed: { id: string; email: string; token: string }[] = []
  for (let n = 0; n < people; n++) {
    const person = await aPerson(world.platform, { fhirUser: 'Patient/p1' })
    const { json } = await app.tokens({ email: person.email })
    allowed.push({ ...person, token: json.access_token })
  }
  const appId = Buffer.from(`App:${app.client.appId}`).toString('base64url')
  return { app, appId, allowed }
}

const list = async ({ client }: Person, filter: object, first = 50, after?: string) =>
  (await client.get(CONSENTS, { first, after, filter })).standingConsents

const revoke = async ({ client }: Person, consentId: string, reason = REASON) =>
  (await client.get(REVOKE, { input: { consentId, reason } })).payload

async function read(app: SmartApp, token: string): Promise<number> {
  const { status } = await fetch(`${app.fhirBase}/Patient/p1`, {
    headers: { authorization: `Bearer ${token}` },
  })
  return status
}

describe('what people allow an app', () => {
  it('is listed without saying who they are; a security officer is told', async () => {
    const { app, appId, allowed } = await anAllowedApp(1)
    const [person] = allowed
    const seen = await list(admin, { appId })
    expect(seen.nodes).toMatchObject([
      {
        pseudonym: pseudonymOf(app.client.appId, person?.id ?? ''),
        environment: 'PRODUCTION',
        scopes: expect.arrayContaining(['patient/Patient.rs']),
        person: null,
      },
    ])
    const [watched] = (await list(officer, { appId })).nodes
    expect(watched?.person).toEqual({
      name: 'Robin Example',
      email: person?.email,
      patientRef: 'Patient/p1',
    })
  })

  it('is found by a part of the address, by those who may read of people alone', async () => {
    const { appId, allowed } = await anAllowedApp(2)
    const [one] = allowed
    const email = one?.email.slice(0, 12).toUpperCase()
    const found = await list(officer, { email })
    expect(found.nodes).toMatchObject([
      { app: { slug: expect.any(String) }, person: { email: one?.email } },
    ])
    expect((await list(officer, { appId, email: '%' })).totalCount).toBe(0)
    const refused = await admin.client.ask(CONSENTS, { first: 1, filter: { email } })
    expect(refused.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
  })

  it('comes page by page, newest first, in as many statements for many as for one', async () => {
    const { appId } = await anAllowedApp(5)
    const first = await list(admin, { appId }, 3)
    expect(first).toMatchObject({ totalCount: 5, pageInfo: { hasNextPage: true } })
    const rest = await list(admin, { appId }, 3, first.pageInfo.endCursor ?? '')
    const all = [...first.nodes, ...rest.nodes]
    expect(new Set(all.map(({ id }) => id)).size).toBe(5)
    expect(all.map(({ grantedAt }) => grantedAt)).toEqual(
      all.map(({ grantedAt }) => grantedAt).toSorted((a, b) => (a < b ? 1 : -1)),
    )
    await everythingTold(world.platform)
    await list(officer, { appId }, 1) // who asks is known from now on
    const one = await statementsOf(() => list(officer, { appId }, 1))
    const many = await statementsOf(() => list(officer, { appId }, 5))
    expect(many.length).toBe(one.length)
  })

  it('leaves out what ended by itself, and what is of the other environment', async () => {
    const { app, appId } = await anAllowedApp(1)
    expect((await list(admin, { appId, environment: 'SANDBOX' })).totalCount).toBe(0)
    await query(
      world.platform.databaseUrl,
      `update consent set expires_at = '2001-01-01' where app_id = $1`,
      [app.client.appId],
    )
    expect((await list(admin, { appId })).totalCount).toBe(0)
  })
})

describe('a consent that the hospital ends', () => {
  it('takes the token with it, is in the audit trail, and the person is told why', async () => {
    const { app, appId, allowed } = await anAllowedApp(2)
    const [kept, ended] = allowed
    if (!kept || !ended) throw new Error('nobody')
    const rows = (await list(officer, { appId })).nodes
    const row = rows.find(({ person }) => person?.email === ended.email)
    expect(await read(app, ended.token)).toBe(200)
    const { consent, userErrors } = await revoke(admin, row?.id ?? '')
    expect(userErrors).toEqual([])
    expect(consent?.revokedAt).toEqual(expect.any(String))
    expect(await read(app, ended.token)).toBe(401)
    expect(await isActive(app, ended.token)).toBe(false)
    expect(await read(app, kept.token)).toBe(200)
    expect(
      await column(
        world.platform,
        `select detail->>'reason' from audit_event where action = 'consent.revoked' and user_ref = $1 and actor_id = $2`,
        [ended.id, admin.id],
      ),
    ).toEqual([REASON])
    await everythingTold(world.platform)
    const told = await column(
      world.platform,
      `select title || ' | ' || quote from notification where user_id = $1 and title like '%access ended%'`,
      [ended.id],
    )
    expect(told).toEqual([expect.stringMatching(`access ended by the hospital \\| .*${REASON}`)])
    expect(
      (await revoke(admin, row?.id ?? '', 'A second reason, which is not kept.')).userErrors,
    ).toEqual([])
    const reasons = `select revoked_reason from consent where user_id = $1`
    expect(await column(world.platform, reasons, [ended.id])).toEqual([REASON])
  })

  it.each([
    ['Short.', { path: ['reason'], code: 'TOO_SHORT', limit: 20, actual: 6 }],
    ['', { path: ['reason'], code: 'REQUIRED', limit: 20, actual: 0 }],
    ['Because. '.repeat(250), { path: ['reason'], code: 'TOO_LONG', limit: 2000, actual: 2249 }],
  ])('needs a reason, %j', async (reason, fault) => {
    const { app, appId, allowed } = await anAllowedApp(1)
    const [row] = (await list(admin, { appId })).nodes
    expect((await revoke(admin, row?.id ?? '', reason)).userErrors).toMatchObject([fault])
    expect(await read(app, allowed[0]?.token ?? '')).toBe(200)
  })

  it('is one there is, or there is nothing to end', async () => {
    const consentId = Buffer.from(`StandingConsent:${randomUUID()}`).toString('base64url')
    expect((await revoke(admin, consentId)).userErrors).toMatchObject([
      { code: 'NOT_FOUND', path: ['consentId'] },
    ])
  })

  it('goes with all others of an app when all are ended at once, in as many reads for many as for few', async () => {
    const counts: number[] = []
    for (const people of [1, 4]) {
      const { app, appId, allowed } = await anAllowedApp(people)
      const input = { appId, environment: 'PRODUCTION', reason: REASON } as const
      let answer: unknown
      const statements = await statementsOf(async () => {
        answer = (await admin.client.get(REVOKE_ALL, { input })).payload
      })
      counts.push(statements.filter((text) => /^(select|delete)/i.test(text.trim())).length)
      expect(answer).toEqual({ revoked: people, hasMore: false, userErrors: [] })
      for (const { token } of allowed) expect(await read(app, token)).toBe(401)
      const { userErrors } = (await admin.client.get(REVOKE_ALL, { input })).payload
      expect(userErrors).toMatchObject([{ code: 'INVALID', path: ['appId'] }])
    }
    expect(counts[1]).toBe(counts[0])
  })
})
