import { aPerson, aVendor, type Person, type VendorOwner } from '../../support/builders.ts'
import { query } from '../../support/sql.ts'
import type { TestPlatform } from '../../support/test-platform.ts'
import { INVITE, MEMBERS, PROPOSE } from '../../support/vendor-documents.ts'
import { aMember, invitationToken, newAddress } from '../../support/vendor-members.ts'
import { createToken } from '../oidc/registering.ts'
import type { VendorTargets } from './vendor-operations.ts'

interface VendorCast {
  owner: VendorOwner
  patient: Person
  intake: Person
}

/** Prepares members, invitations and corrections, each in the state in which the step would succeed. */
export async function vendorTargets(
  platform: TestPlatform,
  { owner, patient, intake }: VendorCast,
): Promise<VendorTargets> {
  const [member, removable, fresh] = await Promise.all([
    aMember(platform, owner, 'DEVELOPER'),
    aMember(platform, owner, 'DEVELOPER'),
    aVendor(platform),
  ])
  const [invitationId, unwantedInvitationId] = await Promise.all(
    [newAddress(), newAddress()].map((email) => invite(owner, email)),
  )
  await invite(owner, patient.email)
  const token = await invitationToken(platform, patient.email)
  const minuteAgo = `update vendor_invitation set sent_at = sent_at - interval '2 minutes'`
  await query(platform.databaseUrl, minuteAgo)
  const members = (await owner.client.get(MEMBERS)).viewer?.vendor?.members ?? []
  const idOf = ({ email }: Person) => members.find((each) => each.email === email)?.id ?? ''
  return {
    newVendorId: fresh.vendorId,
    memberId: idOf(member),
    removableId: idOf(removable),
    invitationId: invitationId ?? '',
    unwantedInvitationId: unwantedInvitationId ?? '',
    invitationToken: token,
    correctionId: await propose(intake, await aVendor(platform)),
    registrationTokenId: (await createToken(owner, { label: 'Old' })).registrationToken?.id ?? '',
    mistakenCorrectionId: await propose(intake, await aVendor(platform)),
  }
}

/** Somebody with a role in the hospital, by the name the table gives them. */
export async function vendorStaff(platform: TestPlatform) {
  const [intake, organizationAdmin] = await Promise.all([
    aPerson(platform, { roles: ['INTAKE_REVIEWER'] }),
    aPerson(platform, { roles: ['ORGANIZATION_ADMIN'] }),
  ])
  return { intake, organizationAdmin }
}

async function invite({ client, vendorId }: VendorOwner, email: string): Promise<string> {
  const { payload } = await client.get(INVITE, { input: { vendorId, email, role: 'DEVELOPER' } })
  return payload.invitation?.id ?? ''
}

async function propose({ client }: Person, { vendorId }: VendorOwner): Promise<string> {
  const reason = 'The register of companies shows another number.'
  const input = { vendorId, duns: '987654321', reason, expectedRevision: 1 }
  return (await client.get(PROPOSE, { input })).payload.correction?.id ?? ''
}
