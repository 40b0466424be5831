import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { GraphqlClient } from '../../support/graphql-client.ts'
import { signIn } from '../../support/sign-in.ts'
import { addRepresentative, END_REASON, endRepresentative, listed } from './representing.ts'
import { aPerson, PASSWORD } from './rows.ts'
import { startWorld, type World } from './world.ts'

let world: World
let administrator: GraphqlClient
beforeAll(async () => {
  world = await startWorld()
  const { email } = await aPerson(world.platform, { roles: ['ORGANIZATION_ADMIN'] })
  const token = await signIn(world.platform, { email, password: PASSWORD })
  administrator = new GraphqlClient(world.platform.urls.graphql, token)
})
afterAll(() => world?.stop())

/** Somebody who acts for the second patient. */
async function aFather() {
  const person = await aPerson(world.platform)
  const { representative } = await addRepresentative(administrator, {
    ...{ email: person.email, patient: 'p2' },
  })
  return { ...person, relation: representative?.id ?? '' }
}

const PATIENT = { patient: 'p2', patientFacts: { name: '<b>Bob Two' } }

describe('the list of relations', () => {
  it('says who the patients are, and only their ids while the records do not answer', async () => {
    const { email } = await aFather()
    const standing = { email, isEnded: false }
    expect(await listed(administrator, standing)).toEqual([{ ...PATIENT, endReason: null }])
    world.fhir.override = async () => ({ status: 503, headers: {}, body: {} })
    const [row] = await listed(administrator, standing)
    world.fhir.override = undefined
    expect(row).toEqual({ patient: 'p2', patientFacts: null, endReason: null })
  })

  it('leaves out what was ended, and shows it with the reason when asked', async () => {
    const { email, id, relation } = await aFather()
    await endRepresentative(administrator, relation)
    expect(await listed(administrator, { email, isEnded: false })).toEqual([])
    const ended = [{ ...PATIENT, endReason: END_REASON }]
    expect(await listed(administrator, { email, isEnded: true })).toEqual(ended)
    const [row] = await world.platform.orm.em.fork().execute<{ reason: string }[]>(
      `select detail->>'reason' as reason from audit_event
         where action = 'representative.ended' and user_ref = ?`,
      [id],
    )
    expect(row?.reason).toBe(END_REASON)
  })
})

it.each([
  ['no', null, 'REQUIRED'],
  ['too short a', '  moved    ', 'TOO_SHORT'],
  ['too long a', 'x'.repeat(1001), 'TOO_LONG'],
])('a person ends nothing with %s reason', async (_what, reason, code) => {
  const { email, relation } = await aFather()
  const silent = await endRepresentative(administrator, relation, reason)
  expect(silent).toEqual({ representative: null, userErrors: [{ code, path: ['reason'] }] })
  expect(await listed(administrator, { email, isEnded: false })).toHaveLength(1)
})
