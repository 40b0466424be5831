import { decodeJwt } from 'jose'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Role } from '../../../schema/vocabulary/role.ts'
import { GraphqlClient } from '../../support/graphql-client.ts'
import { signIn } from '../../support/sign-in.ts'
import { MEMBER_REMOVE, MEMBER_ROLES, PEOPLE } from '../platform/member-documents.ts'
import { aPerson, PASSWORD } from './rows.ts'
import type { SmartApp } from './smart-app.ts'
import { anApp, isActive, startWorld, type World } from './world.ts'

let world: World
let administrator: GraphqlClient
let app: SmartApp
beforeAll(async () => {
  world = await startWorld()
  const { email } = await aPerson(world.platform, { roles: ['ORGANIZATION_ADMIN'] })
  const token = await signIn(world.platform, { email, password: PASSWORD })
  administrator = new GraphqlClient(world.platform.urls.graphql, token)
  app = await anApp(world, { environment: 'PRODUCTION' })
})
afterAll(() => world?.stop())

const OF_STAFF = { scope: 'openid fhirUser offline_access user/Patient.rs' }

async function memberOf(email: string) {
  const filter = { search: email }
  const { organizationMembers } = await administrator.get(PEOPLE, { first: 5, filter })
  const { id: memberId = '', revision: expectedRevision = 0 } = organizationMembers.nodes[0] ?? {}
  return { memberId, expectedRevision }
}

async function change(email: string, roles: Role[]): Promise<void> {
  const input = { ...(await memberOf(email)), roles }
  const { payload } = await administrator.get(MEMBER_ROLES, { input })
  expect(payload.member?.roles).toEqual(roles)
}

async function read(token: string): Promise<number> {
  const headers = { authorization: `Bearer ${token}` }
  return (await fetch(`${app.fhirBase}/Patient/p1`, { headers })).status
}

/** Somebody who sees every patient, and an app that stays connected for them. */
async function aClinician(roles: Role[] = ['CLINICIAN']) {
  const { email } = await aPerson(world.platform, { roles, fhirUser: 'Practitioner/d1' })
  const { json } = await app.tokens({ email, params: OF_STAFF })
  expect(await read(json.access_token)).toBe(200)
  return { email, tokens: json }
}

it('USER-04 the very next call after somebody stops working with patients is refused, and no refresh helps', async () => {
  const { email, tokens } = await aClinician()
  await change(email, ['AUDITOR'])
  expect(await read(tokens.access_token)).toBe(401)
  expect(await isActive(app, tokens.access_token)).toBe(false)
  const refreshed = await app.refresh(tokens.refresh_token)
  expect([refreshed.status, refreshed.json.error]).toEqual([400, 'invalid_grant'])
})

it('USER-04 a role that changes nothing about patients ends nothing', async () => {
  const { email, tokens } = await aClinician()
  await change(email, ['CLINICIAN', 'AUDITOR'])
  expect(await read(tokens.access_token)).toBe(200)
})

it('USER-01 who may look no patient up sees none by user/ scopes, though the hospital knows them as staff', async () => {
  const { email } = await aClinician()
  await change(email, ['AUDITOR'])
  const { json } = await app.tokens({ email, params: OF_STAFF })
  expect(decodeJwt(json.access_token)).not.toHaveProperty('fhirUser')
  expect(decodeJwt(json.id_token)).toMatchObject({ fhirUser: `${app.fhirBase}/Practitioner/d1` })
  expect(await read(json.access_token)).toBe(403)
})

it('USER-01 nor who left the hospital and signs in as a patient', async () => {
  const { email, tokens } = await aClinician(['PATIENT', 'CLINICIAN'])
  await administrator.get(MEMBER_REMOVE, { input: await memberOf(email) })
  expect(await read(tokens.access_token)).toBe(401)
  const { json } = await app.tokens({ email, params: OF_STAFF })
  expect(await read(json.access_token)).toBe(403)
})
