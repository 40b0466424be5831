import { afterAll, beforeAll, expect, it } from 'vitest'
import { aReviewer, aVendor, type Person } from '../../support/builders.ts'
import { anAppVersion, type Cast } from '../../support/lifecycle.ts'
import { statementsOf } from '../../support/statements.ts'
import { anApp, startWorld, type World } from '../oidc/world.ts'
import { DISABLE, EMERGENCY_OF_APP, INCIDENT } from './incident-documents.ts'

/** An app goes through a whole review here. */
const SLOWLY = 240_000

let world: World
let cast: Cast
let officer: Person
beforeAll(async () => {
  world = await startWorld()
  const { platform } = world
  const [owner, reviewer, security] = await Promise.all([
    aVendor(platform),
    aReviewer(platform),
    aReviewer(platform, 'SECURITY_OFFICER'),
  ])
  cast = { owner, reviewer }
  officer = security
})
afterAll(() => world?.stop())

const disable = async (target: object) => {
  const input = { reason: 'Leaks were seen.', ...target }
  const { userErrors } = (await officer.client.get(DISABLE, { input })).payload
  expect(userErrors).toEqual([])
}

/** The apps of the latest incident of an app, with whom to call. */
const contactsOf = async (appId: string) =>
  (await cast.reviewer.client.get(INCIDENT, { filter: { appId } })).incidents.nodes[0]?.apps

const emergencyFor = async ({ client }: Pick<Person, 'client'>, slug: string) =>
  (await client.get(EMERGENCY_OF_APP, { slug })).app?.emergency

/** An app of a vendor of its own that may read something in production; its slug is its id. */
const aReaderOf = async (scope: string) => {
  const { client } = await anApp(world, { environment: 'PRODUCTION', scopes: ['openid', scope] })
  return client.appId
}

it(
  'an incident names the support contact of the app and the contact of its vendor',
  async () => {
    const { owner, reviewer } = cast
    const live = await anAppVersion(cast, { status: 'LIVE', supportContact: 'help@app.example' })
    const { slug, id: appId } = live.app
    await disable({ appId })
    const { data } = await owner.client.ask<{ viewer: { vendor: object } }, object>(
      '{ viewer { vendor { displayName legalFirstName email phone contactVerifiedAt } } }',
    )
    expect(await contactsOf(appId)).toEqual([
      { slug, supportContact: 'help@app.example', vendor: data?.viewer.vendor },
    ])
    expect(await emergencyFor(reviewer, slug)).toMatchObject({
      incident: { id: expect.any(String) },
    })
    expect(await emergencyFor(owner, slug)).toEqual({ reason: 'Leaks were seen.', incident: null })
  },
  SLOWLY,
)

it('the incident of a scope names every app it is taken from, and no other', async () => {
  const scope = 'patient/Goal.rs'
  const [one, other] = [await aReaderOf(scope), await aReaderOf(scope)]
  await aReaderOf('patient/CarePlan.rs')
  await disable({ scope })
  const contacts = await contactsOf(Buffer.from(`App:${one}`).toString('base64url'))
  expect(contacts?.map(({ slug }) => slug)).toEqual([one, other].toSorted())
})

it('contacts of a list cost as many statements for many incidents as for one', async () => {
  for (const scope of ['patient/Device.rs', 'patient/Media.rs', 'patient/Coverage.rs']) {
    await aReaderOf(scope)
    await disable({ scope })
  }
  const costOf = async (count: number) => {
    const text = `{ incidents(first: ${count}) { nodes { apps { slug vendor { email } } } } }`
    const sent = await statementsOf(() => cast.reviewer.client.ask(text))
    return sent.filter((each) => OF_CONTACTS.test(each)).length
  }
  const one = await costOf(1)
  expect(one).toBe(3)
  expect(await costOf(3)).toBe(one)
})

/** What an incident reached, the apps, and their vendors. */
const OF_CONTACTS = /from incident_version|from "app"|from "vendor"/
