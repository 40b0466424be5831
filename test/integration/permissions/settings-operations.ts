import { randomUUID } from 'node:crypto'
import { toGlobalId } from '../../../api/graphql/global-id.ts'
import { sha256Hex } from '../../../api/secrets.ts'
import { anAccount } from '../../support/builders.ts'
import { query } from '../../support/sql.ts'
import type { TestPlatform } from '../../support/test-platform.ts'
import type { OperationOn } from './operation.ts'

/** What operations about the people of the hospital are asked about. */
export interface SettingsTargets {
  changedMember: string
  removedMember: string
  memberInvitation: { resent: string; revoked: string; token: string }
}

type Operation = OperationOn<SettingsTargets>

const ERRORS = 'userErrors { code }'
const NO_ADMINISTRATOR = ['UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN'] as const

const forAdministrators = (text: Operation['text']): Operation => ({
  text,
  rightful: 'organizationAdmin',
  others: NO_ADMINISTRATOR,
})

export const SETTINGS_QUERIES: Readonly<Record<string, Operation>> = {
  organizationMembers: forAdministrators(() => 'organizationMembers { totalCount }'),
  organizationInvitations: forAdministrators(() => 'organizationInvitations { id }'),
  organizationChanges: forAdministrators(() => 'organizationChanges(area: PEOPLE) { totalCount }'),
  organizationInvitation: {
    text: ({ memberInvitation }) =>
      `organizationInvitation(token: "${memberInvitation.token}") { state }`,
    rightful: 'anybody',
    others: ['OK', 'OK', 'OK'],
  },
}

export const SETTINGS_MUTATIONS: Readonly<Record<string, Operation>> = {
  sandboxDataReset: forAdministrators(() => `sandboxDataReset { ${ERRORS} }`),
  organizationMemberInvite: forAdministrators(
    () =>
      `organizationMemberInvite(input: { email: "new@hospital.example", roles: [AUDITOR] }) { ${ERRORS} }`,
  ),
  organizationInvitationResend: forAdministrators(
    ({ memberInvitation }) =>
      `organizationInvitationResend(invitationId: "${memberInvitation.resent}") { ${ERRORS} }`,
  ),
  organizationInvitationRevoke: forAdministrators(
    ({ memberInvitation }) =>
      `organizationInvitationRevoke(invitationId: "${memberInvitation.revoked}") { ${ERRORS} }`,
  ),
  organizationMemberRoleChange: forAdministrators(
    ({ changedMember }) =>
      `organizationMemberRoleChange(input: { memberId: "${changedMember}", roles: [CLINICIAN], expectedRevision: 1 }) { ${ERRORS} }`,
  ),
  organizationMemberRemove: forAdministrators(
    ({ removedMember }) =>
      `organizationMemberRemove(input: { memberId: "${removedMember}", expectedRevision: 1 }) { ${ERRORS} }`,
  ),
  organizationLogoUploadCreate: forAdministrators(
    () =>
      `organizationLogoUploadCreate(input: { sizeBytes: 1, sha256: "${'0'.repeat(64)}" }) { ${ERRORS} }`,
  ),
  // Each of these three makes the revision the next one expects.
  organizationBrandUpdate: forAdministrators(
    () =>
      `organizationBrandUpdate(input: { name: "Lakeside", supportEmail: "a@b.example", expectedRevision: 1 }) { ${ERRORS} }`,
  ),
  organizationLegalLinksUpdate: forAdministrators(
    () =>
      `organizationLegalLinksUpdate(input: { terms: "https://lakeside.example/", expectedRevision: 2 }) { ${ERRORS} }`,
  ),
  organizationTextsUpdate: forAdministrators(
    () =>
      `organizationTextsUpdate(input: { mailLine: { en: "Lakeside" }, expectedRevision: 3 }) { ${ERRORS} }`,
  ),
  organizationInvitationAccept: {
    text: ({ memberInvitation }) =>
      `organizationInvitationAccept(input: { token: "${memberInvitation.token}" }) { ${ERRORS} }`,
    rightful: 'patient',
    others: NO_ADMINISTRATOR,
  },
}

/** Prepares people and invitations, one of them for somebody with an account. */
export async function settingsTargets(
  platform: TestPlatform,
  { invited }: { invited: { email: string } },
): Promise<SettingsTargets> {
  const [changed, removed, inviter] = await Promise.all(
    ['AUDITOR', 'AUDITOR', 'ORGANIZATION_ADMIN'].map((role) =>
      anAccount(platform, { roles: [role === 'AUDITOR' ? 'AUDITOR' : 'ORGANIZATION_ADMIN'] }),
    ),
  )
  const token = randomUUID()
  const invite = async (email: string, hash: string) => {
    const id = randomUUID()
    await query(
      platform.databaseUrl,
      `insert into member_invitation (id, organization_id, created_at, email, roles, invited_by_id, token_hash, sent_at, expires_at)
       values ($1, $2, now(), $3, '{CLINICIAN}', $4, $5, now() - interval '1 hour', now() + interval '1 day')`,
      [id, platform.organization.id, email, inviter?.id, hash],
    )
    return toGlobalId('OrganizationInvitation', id)
  }
  await invite(invited.email, sha256Hex(token))
  return {
    changedMember: toGlobalId('OrganizationMember', changed?.id ?? ''),
    removedMember: toGlobalId('OrganizationMember', removed?.id ?? ''),
    memberInvitation: {
      token,
      resent: await invite('resent@hospital.example', sha256Hex('resent')),
      revoked: await invite('revoked@hospital.example', sha256Hex('revoked')),
    },
  }
}
