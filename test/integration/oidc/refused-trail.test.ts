import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EHR_SCOPE, type EhrWorld, startEhrWorld } from './ehr.ts'
import type { SmartApp } from './smart-app.ts'
import { anApp } from './world.ts'

let world: EhrWorld
beforeAll(async () => {
  world = await startEhrWorld()
})
afterAll(() => world?.stop())

const SCOPES = ['offline_access', 'openid', 'patient/Patient.rs']
const PARAMS = { scope: SCOPES.join(' ') }

interface Refused {
  error: string
  reason: string
  user_ref: string | null
  patient_ref: string | null
  scopes: string[] | null
  ehr: string | null
}

const refusedOf = ({ client }: SmartApp): Promise<Refused[]> =>
  world.platform.orm.em.execute(
    `select detail->>'error' as error, detail->>'reason' as reason, user_ref, patient_ref, (select array_agg(s order by s) from unnest(scopes) s) as scopes,
       detail->'ehr'->>'name' as ehr
     from audit_event where client_id = ? and action = 'token.refused' order by sequence`,
    [client.clientId],
  )

async function aCode(app: SmartApp) {
  return app.authorize({ email: world.patient.email, params: PARAMS })
}

const theirs = () => ({
  ...{ user_ref: world.patient.id, patient_ref: 'Patient/p1', scopes: SCOPES, ehr: null },
})

/** What goes wrong with a code that was good. */
const CODES: Record<string, (app: SmartApp, code: string, verifier: string) => Promise<unknown>> = {
  'code_verifier does not match code_challenge': (app, code) => app.exchange(code, 'v'.repeat(43)),
  'authorization code redirect_uri mismatch': (app, code, verifier) =>
    app.exchange(code, verifier, { redirect_uri: 'https://elsewhere.example/' }),
  'authorization code already consumed': async (app, code, verifier) => {
    await app.exchange(code, verifier)
    await app.exchange(code, verifier)
  },
}

describe('CONS-16 a refused code is in the trail with its person, patient and scopes', () => {
  it.each(Object.entries(CODES))('%s', async (reason, fail) => {
    const app = await anApp(world)
    const { code, verifier } = await aCode(app)
    await fail(app, code, verifier)
    expect(await refusedOf(app)).toEqual([{ error: 'invalid_grant', reason, ...theirs() }])
  })

  it('to whoever cannot prove to be the app as well', async () => {
    const app = await anApp(world, { clientType: 'CONFIDENTIAL_SYMMETRIC' })
    const { code, verifier } = await aCode(app)
    await app.exchange(code, verifier, { client_secret: 'wrong' })
    expect(await refusedOf(app)).toEqual([
      { error: 'invalid_client', reason: expect.any(String), ...theirs() },
    ])
  })
})

describe('CONS-16 a refused refresh is in the trail with its person, patient and scopes', () => {
  it('for more than was granted, and for a token that was used before', async () => {
    const app = await anApp(world)
    const { code, verifier } = await aCode(app)
    const { json } = await app.exchange(code, verifier)
    await app.refresh(json.refresh_token, { scope: 'patient/Observation.rs' })
    await app.refresh(json.refresh_token)
    await app.refresh(json.refresh_token)
    const refused = await refusedOf(app)
    expect(refused.map(({ error }) => error)).toEqual(['invalid_scope', 'invalid_grant'])
    expect(refused).toEqual([theirs(), theirs()].map((each) => expect.objectContaining(each)))
  })
})

it('CONS-16 what an EHR opened is refused with its name', async () => {
  const { app, clinician, ehr } = world
  const screen = { clientId: app.client.clientId, email: clinician.email, patient: 'p1' }
  const params = { scope: EHR_SCOPE, launch: await ehr.launch(screen) }
  const { code } = await app.authorize({ email: clinician.email, params })
  await app.exchange(code, 'v'.repeat(43))
  expect(await refusedOf(app)).toEqual([
    expect.objectContaining({
      ...{ user_ref: clinician.id, patient_ref: 'Patient/p1', ehr: expect.any(String) },
    }),
  ])
})

it("REVO-04 what belongs to another app, or is nobody's, says nothing of a person", async () => {
  const [app, other] = [await anApp(world), await anApp(world)]
  const { code, verifier } = await aCode(app)
  await other.exchange(code, verifier)
  await other.exchange('no-such-code', verifier)
  await other.refresh('no-such-token')
  const nobody = { user_ref: null, patient_ref: null, ehr: null }
  expect(await refusedOf(other)).toEqual(
    [nobody, nobody, nobody].map((each) => expect.objectContaining(each)),
  )
})
