import type { Role } from '../../../schema/vocabulary/role.ts'
import { aPerson, PASSWORD, type Person } from '../../support/builders.ts'
import { USER_ERROR } from '../../support/documents.ts'
import { readFragment } from '../../support/gql/fragment-masking.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import {
  MEMBER_ACCEPT,
  MEMBER_INVITE,
  MEMBER_REMOVE,
  MEMBER_ROLES,
  PEOPLE,
} from './member-documents.ts'

export interface NewAccount {
  firstName: string
  lastName: string
  password: string
}

export const NEW_ACCOUNT: NewAccount = {
  firstName: 'Noor',
  lastName: 'Haddad',
  password: PASSWORD,
}

/** A hospital with an administrator, and a clock that the test moves. */
export async function aHospital() {
  const time = { now: new Date() }
  const platform = await startTestPlatform({ ports: { clock: { now: () => time.now } } })
  const admin = await aPerson(platform, { roles: ['ORGANIZATION_ADMIN'] })
  return { time, platform, admin, ...stepsOf(platform, admin) }
}

function stepsOf(platform: TestPlatform, admin: Person) {
  async function invite(email: string, roles: Role[], more: { acknowledgesVendor?: boolean } = {}) {
    const { payload } = await admin.client.get(MEMBER_INVITE, { input: { email, roles, ...more } })
    return {
      id: payload.invitation?.id ?? '',
      errors: readFragment(USER_ERROR, payload.userErrors),
    }
  }

  async function tokenOf(email: string, known: readonly string[] = []): Promise<string> {
    const other = known.length ? `(?!${known.join('|')})` : ''
    const mail = await platform.mailTo(email, new RegExp(`portal/join\\?token=${other}`))
    return /join\?token=(\S+)/.exec(mail.body)?.[1] ?? ''
  }

  async function memberOf({ email }: Pick<Person, 'email'>) {
    const filter = { search: email }
    const { organizationMembers } = await admin.client.get(PEOPLE, { first: 5, filter })
    return organizationMembers.nodes[0]
  }

  async function change(person: Person, roles: Role[], more = {}) {
    const { id = '', revision: expectedRevision = 0 } = (await memberOf(person)) ?? {}
    const input = { memberId: id, roles, expectedRevision, ...more }
    const { payload } = await admin.client.get(MEMBER_ROLES, { input })
    return { member: payload.member, errors: readFragment(USER_ERROR, payload.userErrors) }
  }

  async function remove(person: Person, more = {}) {
    const { id = '', revision: expectedRevision = 0 } = (await memberOf(person)) ?? {}
    const input = { memberId: id, expectedRevision, ...more }
    const { payload } = await admin.client.get(MEMBER_REMOVE, { input })
    return readFragment(USER_ERROR, payload.userErrors)
  }
  return { invite, tokenOf, memberOf, change, remove }
}

export async function accept(client: Person['client'], token: string, account?: NewAccount) {
  const { payload } = await client.get(MEMBER_ACCEPT, {
    input: { token, account: account ?? null },
  })
  return readFragment(USER_ERROR, payload.userErrors)
}
