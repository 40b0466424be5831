import { TEXT_LIMITS } from '../../../../schema/vocabulary/limits.ts'
import type { RequestContext } from '../../../context.ts'
import { ok } from '../../../domain/result.ts'
import { EmailVerification } from '../../../entities/account/email-verification.entity.ts'
import { MemberInvitation } from '../../../entities/account/member-invitation.entity.ts'
import { User } from '../../../entities/account/user.entity.ts'
import { UnauthenticatedError } from '../../../errors.ts'
import { recordEvent } from '../../../events/record-event.ts'
import { sha256Hex } from '../../../secrets.ts'
import { passwordFaults } from '../../account/password/password-faults.ts'
import { lengthFaults } from '../../field-checks.ts'
import { FOR_UPDATE, inTransaction, lockName } from '../../revision.ts'
import type { CommandResult } from '../../user-fault.ts'
import { anotherAddress, invitationOver } from '../../vendor/members/accept-vendor-invitation.ts'
import { rolesText, vendorOf } from './member-roles.ts'

export interface AcceptMemberInput {
  token: string
  /** For an address without an account in use: who it is, and the password to be. */
  account?: { firstName: string; lastName: string; password: string } | null
}

/**
 * Accepts an invitation to work for the hospital by the token of its link, once. Who has an account signs in with it
 * first; others open theirs here, and the address counts as proven, because the link came by mail.
 *
 * @throws UnauthenticatedError where the address has an account and nobody is signed in.
 */
export async function acceptMemberInvitation(
  ctx: RequestContext,
  { token, account }: AcceptMemberInput,
): Promise<CommandResult<{ accepted: true }>> {
  const tokenHash = sha256Hex(token)
  const where = { organizationId: ctx.organizationId, tokenHash }
  const seen = await ctx.em.fork().findOne(MemberInvitation, where)
  const passwordHash = account && seen ? await hashed(ctx, account, seen.email) : undefined
  if (passwordHash && typeof passwordHash !== 'string') return passwordHash
  return inTransaction(ctx, async (tx) => {
    const invitation = await tx.em.findOne(MemberInvitation, where, FOR_UPDATE)
    const state = invitation?.stateAt(tx.ports.clock.now()) ?? 'UNKNOWN'
    if (!invitation || state !== 'OPEN') return invitationOver(state)
    const person = await personOf(tx, { invitation, account, passwordHash })
    return person.ok ? join(tx, invitation, person.value) : person
  })
}

interface Answer {
  invitation: MemberInvitation
  account: AcceptMemberInput['account']
  passwordHash: string | undefined
}

/** Finds who accepts: whoever is signed in with the invited address, or the account they open now. */
async function personOf(
  tx: RequestContext,
  { invitation, account, passwordHash }: Answer,
): Promise<CommandResult<User>> {
  const { email } = invitation
  await lockName(tx, 'account', email)
  const where = { organizationId: tx.organizationId, email }
  const known = await tx.em.findOne(User, where, FOR_UPDATE)
  if (known && isInUse(known)) {
    if (!tx.viewer) throw new UnauthenticatedError()
    return tx.viewer.email === email ? ok(known) : anotherAddress()
  }
  if (!account || !passwordHash) throw new UnauthenticatedError()
  return ok(await opened(tx, { known, invitation, account, passwordHash }))
}

/** Says whether somebody signs in with an account: its address is proven, and it is not closed. */
function isInUse({ emailVerifiedAt, disabledAt }: User): boolean {
  return Boolean(emailVerifiedAt) && !disabledAt
}

type NewAccount = NonNullable<AcceptMemberInput['account']>

async function hashed(
  ctx: RequestContext,
  { firstName, lastName, password }: NewAccount,
  email: string,
): Promise<string | CommandResult<never>> {
  const faults = [
    ...lengthFaults({ firstName, lastName }, TEXT_LIMITS.personName),
    ...(await passwordFaults(ctx, password, { firstName, lastName, email })),
  ].map((fault) => ({ ...fault, path: ['account', ...(fault.path ?? [])] }))
  return faults.length ? { ok: false, error: faults } : ctx.ports.passwords.hash(password)
}

interface Opening {
  known: User | null
  invitation: MemberInvitation
  account: NewAccount
  passwordHash: string
}

/** Opens the account of an address, or takes over one that was never proven or was closed; its old links end. */
async function opened(
  tx: RequestContext,
  { known, invitation, account, passwordHash }: Opening,
): Promise<User> {
  const now = tx.ports.clock.now()
  const facts = {
    firstName: account.firstName.trim(),
    lastName: account.lastName.trim(),
    passwordHash,
    emailVerifiedAt: now,
    disabledAt: null,
  }
  if (known) {
    await tx.em.nativeDelete(EmailVerification, { userId: known.id, usedAt: null })
    return tx.em.assign(known, facts)
  }
  return tx.em.create(User, {
    ...facts,
    id: crypto.randomUUID(),
    organizationId: tx.organizationId,
    createdAt: now,
    updatedAt: now,
    email: invitation.email,
    roles: [],
    revision: 1,
  })
}

async function join(
  tx: RequestContext,
  invitation: MemberInvitation,
  user: User,
): Promise<CommandResult<{ accepted: true }>> {
  const before = rolesText(user.roles)
  user.roles = [...new Set([...user.roles, ...invitation.roles])]
  invitation.acceptedAt = tx.ports.clock.now()
  const vendor = await vendorOf(tx, user.id)
  const changes = [{ field: 'roles', before: before || null, after: rolesText(user.roles) }]
  const detail = { subject: user.name, email: user.email, changes, ...(vendor ? { vendor } : {}) }
  recordEvent(tx, { action: 'member.joined', userRef: user.id, detail })
  return ok({ accepted: true })
}
