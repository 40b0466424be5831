import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { LaunchEnvironment } from '../../../schema/vocabulary/launch-environment.ts'
import { column, everythingTold } from '../../support/facts.ts'
import { GraphqlClient } from '../../support/graphql-client.ts'
import { signIn } from '../../support/sign-in.ts'
import { query } from '../../support/sql.ts'
import { aPerson, PASSWORD } from './rows.ts'
import { anApp, startWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world?.stop())

interface Consent {
  id: string
  receipt: { pdfUrl: string; jsonUrl: string; fhirUrl: string | null } | null
}

/** What a person sees in My apps. */
async function consentsOf(email: string): Promise<{ client: GraphqlClient; consents: Consent[] }> {
  const { platform } = world
  const client = new GraphqlClient(
    platform.urls.graphql,
    await signIn(platform, { email, password: PASSWORD }),
  )
  const { data } = await client.ask<{ viewer: { consents: Consent[] } }, never>(
    '{ viewer { consents { id receipt { pdfUrl jsonUrl fhirUrl } } } }',
  )
  return { client, consents: data?.viewer.consents ?? [] }
}

async function allowed(scope: string, environment: LaunchEnvironment = 'SANDBOX') {
  const [app, { email }] = await Promise.all([
    anApp(world, { environment }),
    aPerson(world.platform, { fhirUser: 'Patient/p1' }),
  ])
  await query(
    world.platform.databaseUrl,
    `insert into scope_request (id, organization_id, created_at, app_version_id, position, scope, purpose, decision)
     values ($1, $2, now(), $3, 0, 'patient/Observation.rs', 'Draws your results as lines.', 'GRANTED')`,
    [randomUUID(), world.platform.organization.id, app.client.appVersionId],
  )
  await app.tokens({ email, params: { scope } })
  const { client, consents } = await consentsOf(email)
  const [consent] = consents
  if (!consent?.receipt) throw new Error('There is no receipt.')
  return { app, email, client, consent, files: consent.receipt }
}
const json = async (url: string | null) => (await fetch(url ?? '')).json()
const bytes = async (url: string) => Buffer.from(await (await fetch(url)).arrayBuffer())

it('says what was allowed, why, for how long and how to stop it, in three forms', async () => {
  const { files } = await allowed('openid offline_access patient/Patient.rs patient/Observation.rs')
  expect(await json(files.jsonUrl)).toMatchObject({
    appName: 'Chart & Co',
    vendorName: 'Acme <Health>',
    personName: 'Robin Example',
    scopes: expect.arrayContaining([
      expect.objectContaining({
        scope: 'patient/Observation.rs',
        sentence: 'See your test results and vital signs',
        purpose: 'Draws your results as lines.',
        writes: false,
      }),
    ]),
    duration: expect.stringContaining('or until you take it back'),
    howToStop: expect.stringContaining(`${world.platform.url}/my-apps`),
    revokedAt: null,
  })
  expect(await json(files.fhirUrl)).toMatchObject({
    resourceType: 'Consent',
    status: 'active',
    patient: { reference: `${world.platform.urls.fhir.SANDBOX}/Patient/p1` },
  })
  const pdf = await bytes(files.pdfUrl)
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  expect(await bytes(files.pdfUrl), 'the same receipt is the same file').toEqual(pdf)
})

it('keeps the words of that moment, and says when it was taken back', async () => {
  const { app, client, consent, files } = await allowed('openid patient/Patient.rs')
  await query(
    world.platform.databaseUrl,
    `update app_version set name = 'Renamed', privacy_policy_url = 'https://other.example/' where id = $1`,
    [app.client.appVersionId],
  )
  expect(await json(files.jsonUrl)).toMatchObject({ appName: 'Chart & Co', privacyPolicyUrl: null })
  await client.ask<object, never>(
    `mutation { consentRevoke(consentId: "${consent.id}") { userErrors { code } } }`,
  )
  expect(await json(files.jsonUrl)).toMatchObject({
    revokedAt: expect.any(String),
    duration: expect.stringContaining('you took it back'),
  })
  expect(await json(files.fhirUrl)).toMatchObject({ status: 'inactive' })
})

it('is mailed about when access is given and when it is taken back', async () => {
  const { client, consent, email } = await allowed('openid patient/Patient.rs', 'PRODUCTION')
  await client.ask<object, never>(
    `mutation { consentRevoke(consentId: "${consent.id}") { userErrors { code } } }`,
  )
  await everythingTold(world.platform)
  const mails = world.platform.mails.filter(({ to }) => to === email).map(({ body }) => body)
  expect(mails).toEqual([
    expect.stringMatching(/your\s+receipt\s+is\s+there/),
    expect.stringMatching(/The\s+receipt\s+in\s+My\s+apps\s+says\s+so/),
  ])
})

it('is nobody else’s: without its ticket, or with another’s, there is nothing', async () => {
  const [one, other] = await Promise.all([
    allowed('openid patient/Patient.rs'),
    allowed('openid patient/Patient.rs'),
  ])
  const { pathname, search } = new URL(one.files.pdfUrl)
  const foreign = new URL(other.files.pdfUrl).search
  const { url } = world.platform
  for (const address of [pathname, `${pathname}${foreign}`, `${pathname}?ticket=x.y.z`]) {
    expect((await fetch(`${url}${address}`)).status).toBe(404)
  }
  expect((await fetch(`${url}${pathname}${search}`)).status).toBe(200)
})

it('is written with the grant or neither is there', async () => {
  const { platform } = world
  const count = () =>
    column<number>(
      platform,
      `select (select count(*) from consent)::int * 1000000
         + (select count(*) from oidc_record where model = 'Grant' and environment = 'SANDBOX')::int`,
    )
  const [app, { email }] = await Promise.all([
    anApp(world),
    aPerson(platform, { fhirUser: 'Patient/p1' }),
  ])
  const before = await count()
  const change = (what: string) =>
    query(platform.databaseUrl, `alter table consent_receipt ${what}`)
  await change('add constraint none check (false) not valid')
  try {
    const { visit } = await app.authorize({ email })
    expect(visit.status).toBe(500)
  } finally {
    await change('drop constraint none')
  }
  expect(await count()).toEqual(before)
})
