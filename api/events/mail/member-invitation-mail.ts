import { ROLE_NAMES } from '../../../schema/vocabulary/role.ts'
import { INVITATION_TIMES } from '../../../schema/vocabulary/vendor-account.ts'
import { MemberInvitation } from '../../entities/account/member-invitation.entity.ts'
import { User } from '../../entities/account/user.entity.ts'
import { Organization } from '../../entities/platform/organization.entity.ts'
import { randomToken, sha256Hex } from '../../secrets.ts'
import type { Handler } from '../handler.ts'
import { mailOut } from './mail-out.ts'

/** Mails the link with which somebody begins to work for the hospital. The token is made here and kept as a hash. */
export const mailMemberInvitation: Handler = async (ctx, event) => {
  if (event.type !== 'member.invited') return
  const { em, ports, urls } = ctx
  const invitation = await em.findOne(MemberInvitation, { id: event.invitationId })
  if (invitation?.stateAt(ports.clock.now()) !== 'OPEN') return
  const { name } = await em.findOneOrFail(Organization, { id: invitation.organizationId })
  const inviter = await em.findOneOrFail(User, { id: invitation.invitedById })
  const token = randomToken()
  invitation.tokenHash = sha256Hex(token)
  await em.flush()
  const roles = invitation.roles.map((role) => ROLE_NAMES[role].toLowerCase()).join(', ')
  await mailOut(ctx, {
    to: invitation.email,
    subject: `${name} invites you to Gatehouse`,
    paragraphs: [
      `${inviter.name} asks you to work for ${name} as ${roles}.`,
      'Open the link to accept. If you have no account with this address yet, you choose a password there.',
    ],
    action: { label: 'See the invitation', url: `${urls.base}/portal/join?token=${token}` },
    footnotes: [
      `The link works once, within ${INVITATION_TIMES.validDays} days. If you did not expect it, ignore this mail.`,
    ],
  })
}
