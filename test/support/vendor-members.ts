import { randomUUID } from 'node:crypto'
import type { VendorRole } from '../../schema/vocabulary/role.ts'
import { aPerson, type Person, type VendorOwner } from './builders.ts'
import type { TestPlatform } from './test-platform.ts'
import { INVITATION_ACCEPT, INVITE } from './vendor-documents.ts'

const INVITATION_LINK = /portal\/invitation\?token=(\S+)/

/** The token of the latest invitation mailed to an address, past those already known. */
export async function invitationToken(
  platform: TestPlatform,
  email: string,
  known: readonly string[] = [],
): Promise<string> {
  const other = known.length ? `(?!${known.join('|')})` : ''
  const mail = await platform.mailTo(email, new RegExp(`portal/invitation\\?token=${other}`))
  return INVITATION_LINK.exec(mail.body)?.[1] ?? ''
}

/** Somebody who was invited and accepted: through the mail, as everybody. */
export async function aMember(
  platform: TestPlatform,
  owner: VendorOwner,
  role: VendorRole,
): Promise<Person> {
  const person = await aPerson(platform, { roles: ['DEVELOPER'] })
  const input = { vendorId: owner.vendorId, email: person.email, role }
  await owner.client.get(INVITE, { input })
  const token = await invitationToken(platform, person.email)
  const { payload } = await person.client.get(INVITATION_ACCEPT, { token })
  if (!payload.vendor) throw new Error(JSON.stringify(payload.userErrors))
  return person
}

/** An address nobody has. */
export function newAddress(): string {
  return `${randomUUID().slice(0, 8)}@newcomer.example`
}
