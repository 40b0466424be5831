import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeAdministrator } from '../../../api/commands/platform/ensure-administrator.ts'
import type { Role } from '../../../schema/vocabulary/role.ts'
import { anonymous, aPerson, aVendor, clientOf, PASSWORD } from '../../support/builders.ts'
import { column, contents } from '../../support/facts.ts'
import { query } from '../../support/sql.ts'
import { newAddress } from '../../support/vendor-members.ts'
import { RESET } from '../account/security-documents.ts'
import { accept, aHospital, NEW_ACCOUNT } from './hospital.ts'
import { CHANGES, MEMBER_ROLES, PEOPLE } from './member-documents.ts'

let hospital: Awaited<ReturnType<typeof aHospital>>
beforeAll(async () => {
  hospital = await aHospital()
})
afterAll(() => hospital?.platform.stop())

test('roles change with the next request, and the person is told', async () => {
  const person = await aPerson(hospital.platform, { roles: ['AUDITOR', 'PATIENT'] })
  expect((await hospital.change(person, ['ORGANIZATION_ADMIN'])).errors).toEqual([])
  expect(
    (await person.client.get(PEOPLE, { first: 1 })).organizationMembers.totalCount,
  ).toBeGreaterThan(1)
  const { body } = await hospital.platform.mailTo(person.email, /Your roles are now/)
  expect(body).toContain('Your roles are now: Organization admin.')
  expect((await hospital.change(person, ['AUDITOR'])).member?.roles).toEqual(['AUDITOR'])
  const { errors } = await person.client.ask(PEOPLE, { first: 1 })
  expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
  const [roles] = await column(hospital.platform, 'select roles from user_account where id = $1', [
    person.id,
  ])
  expect(roles).toEqual(['PATIENT', 'AUDITOR'])
})

test('roles of somebody at a vendor: a role that decides only when it was said aloud', async () => {
  const vendor = await aVendor(hospital.platform)
  expect((await hospital.invite(vendor.email, ['INTAKE_REVIEWER'])).errors).toMatchObject([
    { code: 'SEPARATION_OF_DUTIES', path: ['acknowledgesVendor'] },
  ])
  expect((await hospital.invite(vendor.email, ['CLINICIAN'])).errors).toEqual([])
  expect(await accept(vendor.client, await hospital.tokenOf(vendor.email))).toEqual([])
  const refused = await hospital.change(vendor, ['TECHNICAL_REVIEWER'])
  expect(refused.errors).toMatchObject([{ code: 'SEPARATION_OF_DUTIES' }])
  expect(refused.errors[0]?.message).toContain('Acme Health')
  const roles: Role[] = ['TECHNICAL_REVIEWER']
  expect((await hospital.change(vendor, roles, { acknowledgesVendor: true })).errors).toEqual([])
  expect(await hospital.memberOf(vendor)).toMatchObject({ vendorName: 'Acme Health', roles })
})

test('roles of oneself are for others to change, and so is leaving', async () => {
  const before = await contents(hospital.platform)
  expect((await hospital.change(hospital.admin, ['AUDITOR'])).errors).toMatchObject([
    { code: 'SEPARATION_OF_DUTIES', path: ['memberId'] },
  ])
  expect(await hospital.remove(hospital.admin)).toMatchObject([{ code: 'SEPARATION_OF_DUTIES' }])
  expect(await contents(hospital.platform)).toEqual(before)
})

test('roles of two administrators who demote each other at once, one stays', async () => {
  await query(
    hospital.platform.databaseUrl,
    `update user_account set roles = array_remove(roles, 'ORGANIZATION_ADMIN') where id <> $1`,
    [hospital.admin.id],
  )
  const second = await aPerson(hospital.platform, { roles: ['ORGANIZATION_ADMIN'] })
  const them = [await hospital.memberOf(hospital.admin), await hospital.memberOf(second)]
  const answers = await Promise.all(
    [second, hospital.admin].map(async ({ client }, index) => {
      const { id = '', revision: expectedRevision = 0 } = them[index] ?? {}
      const input = { memberId: id, roles: ['AUDITOR' as const], expectedRevision }
      return client.ask(MEMBER_ROLES, { input })
    }),
  )
  const left = await column(
    hospital.platform,
    `select count(*)::int from user_account where 'ORGANIZATION_ADMIN' = any(roles)`,
  )
  expect(left).toEqual([1])
  expect(answers).toHaveLength(2)
  await query(
    hospital.platform.databaseUrl,
    `update user_account set roles = '{ORGANIZATION_ADMIN}', revision = revision + 1 where id = $1`,
    [hospital.admin.id],
  )
})

test('roles read in another state are refused', async () => {
  const person = await aPerson(hospital.platform, { roles: ['AUDITOR'] })
  const stale = await hospital.change(person, ['CLINICIAN'], { expectedRevision: 99 })
  expect(stale.errors).toMatchObject([{ code: 'STALE_REVISION' }])
})

describe('somebody who is removed', () => {
  test('is signed out at once, and cannot come back but by an invitation', async () => {
    const person = await aPerson(hospital.platform, { roles: ['AUDITOR'] })
    expect(await hospital.remove(person)).toEqual([])
    const { errors } = await person.client.ask(PEOPLE, { first: 1 })
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }])
    const sessions = `select count(*)::int from oidc_record where account_id = $1 and model in ('Session', 'Grant', 'AccessToken', 'RefreshToken')`
    expect(await column(hospital.platform, sessions, [person.id])).toEqual([0])
    await expect(clientOf(hospital.platform, person)).rejects.toThrow()
    expect(await hospital.memberOf(person)).toBeUndefined()
    await hospital.invite(person.email, ['CLINICIAN'])
    expect(
      await accept(anonymous(hospital.platform), await hospital.tokenOf(person.email), NEW_ACCOUNT),
    ).toEqual([])
    await clientOf(hospital.platform, person)
    expect(await hospital.memberOf(person)).toMatchObject({
      roles: ['CLINICIAN'],
      name: 'Noor Haddad',
    })
  })

  test('who is a patient as well stays one', async () => {
    const person = await aPerson(hospital.platform, { roles: ['PATIENT', 'CLINICIAN'] })
    expect(await hospital.remove(person)).toEqual([])
    const [row] = await query<{ roles: Role[]; disabled_at: string | null }>(
      hospital.platform.databaseUrl,
      'select roles, disabled_at from user_account where id = $1',
      [person.id],
    )
    expect(row).toEqual({ roles: ['PATIENT'], disabled_at: null })
    await clientOf(hospital.platform, person)
  })

  test('who is no member of the hospital is not there', async () => {
    const patient = await aPerson(hospital.platform)
    expect(await hospital.remove(patient, { memberId: 'bm9ib2R5' })).toMatchObject([
      { code: 'NOT_FOUND' },
    ])
    expect(await hospital.memberOf(patient)).toBeUndefined()
  })
})

test('the list goes on page by page, by role, and everything about people is in the trail', async () => {
  const first = (await hospital.admin.client.get(PEOPLE, { first: 2 })).organizationMembers
  expect(first.pageInfo.hasNextPage).toBe(true)
  const after = first.pageInfo.endCursor
  const second = (await hospital.admin.client.get(PEOPLE, { first: 2, after })).organizationMembers
  const ids = [...first.nodes, ...second.nodes].map(({ id }) => id)
  expect(new Set(ids).size).toBe(4)
  const filter = { role: 'ORGANIZATION_ADMIN' as const }
  const admins = (await hospital.admin.client.get(PEOPLE, { first: 50, filter }))
    .organizationMembers
  expect(admins.nodes.map(({ email }) => email)).toContain(hospital.admin.email)
  expect(admins.nodes.every(({ roles }) => roles.includes('ORGANIZATION_ADMIN'))).toBe(true)
  const { organizationChanges } = await hospital.admin.client.get(CHANGES, {
    area: 'PEOPLE',
    first: 50,
  })
  const actions = new Set(organizationChanges.nodes.map(({ action }) => action))
  expect([...actions].sort()).toEqual([
    'member.invited',
    'member.joined',
    'member.removed',
    'member.role-changed',
  ])
  const moved = organizationChanges.nodes.find(({ action }) => action === 'member.role-changed')
  expect(moved).toMatchObject({
    by: expect.stringContaining('Robin'),
    changes: [{ field: 'roles' }],
  })
  const page = (await hospital.admin.client.get(CHANGES, { area: 'PEOPLE', first: 1 }))
    .organizationChanges
  const cursor = page.pageInfo.endCursor
  const next = await hospital.admin.client.get(CHANGES, { area: 'PEOPLE', first: 1, after: cursor })
  expect(next.organizationChanges.nodes).toEqual([organizationChanges.nodes[1]])
})

test('whoever runs the house makes an administrator by a link that works once', async () => {
  const email = newAddress()
  const { orm, ports, urls, organization } = hospital.platform
  const ctx = {
    ...{ viewer: undefined, em: orm.em.fork(), ports, urls, organizationId: organization.id },
    ...{ requestId: '', sourceIp: '' },
  }
  expect(await makeAdministrator(ctx, 'nobody')).toMatchObject({ ok: false })
  const made = await makeAdministrator(ctx, email)
  const token = made.ok ? (/reset\?token=(\S+)/.exec(made.value.link)?.[1] ?? '') : ''
  const { payload } = await anonymous(hospital.platform).get(RESET, { token, password: PASSWORD })
  expect(payload.accepted).toBe(true)
  const client = await clientOf(hospital.platform, { id: '', email, password: PASSWORD })
  expect((await client.get(PEOPLE, { first: 1 })).organizationMembers.nodes).toHaveLength(1)
  const again = await anonymous(hospital.platform).get(RESET, { token, password: PASSWORD })
  expect(again.payload.accepted).toBe(false)
})
