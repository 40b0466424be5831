import { TEXT_LIMITS } from '../../../schema/vocabulary/limits.ts'
import type { RequestContext } from '../../context.ts'
import { ok } from '../../domain/result.ts'
import { EmailVerification } from '../../entities/account/email-verification.entity.ts'
import { User } from '../../entities/account/user.entity.ts'
import { Organization } from '../../entities/platform/organization.entity.ts'
import { ForbiddenError, ThrottledError } from '../../errors.ts'
import { recordEvent } from '../../events/record-event.ts'
import { emailFault, type FaultList, lengthFaults } from '../field-checks.ts'
import { inTransaction, lockName } from '../revision.ts'
import type { CommandResult } from '../user-fault.ts'
import { noteInvitation } from '../vendor/members/join-vendor.ts'
import { passwordFaults } from './password/password-faults.ts'

export interface RegisterAccountInput {
  firstName: string
  lastName: string
  email: string
  password: string
  /** Of the link in an invitation; the person joins that vendor when the address is verified. */
  invitationToken?: string | null
}

/**
 * Begins a developer account and has a link mailed that proves the address (R007).
 *
 * The answer is the same whether or not the address is known, so nobody learns who has an account; a known
 * and verified address gets a mail that says so. Until an address is verified nobody owns it: the latest
 * registration counts, and links mailed for earlier ones end.
 *
 * @throws ForbiddenError when the hospital has switched self-registration off.
 * @throws ThrottledError after too many accounts from one address.
 */
export async function registerAccount(
  ctx: RequestContext,
  input: RegisterAccountInput,
): Promise<CommandResult<{ accepted: true }>> {
  const organization = await ctx.em.findOneOrFail(Organization, { id: ctx.organizationId })
  if (!organization.settings.selfRegistration) {
    throw new ForbiddenError(
      `Accounts are made by ${organization.name}; write to ${organization.settings.supportEmail}.`,
    )
  }
  const faults = await accountFaults(ctx, input)
  if (faults.length) return { ok: false, error: faults }
  const wait = await ctx.ports.rateLimiter.take('sign-up-address', ctx.sourceIp)
  if (wait) throw new ThrottledError(wait)
  const passwordHash = await ctx.ports.passwords.hash(input.password) // also for known addresses: same time
  return inTransaction(ctx, async (tx) => {
    await lockName(tx, 'account', normalEmail(input.email))
    const known = await tx.em.findOne(User, {
      organizationId: tx.organizationId,
      email: normalEmail(input.email),
    })
    if (known && !known.emailVerifiedAt) await beginAnew(tx, known, { ...input, passwordHash })
    const userId = known?.id ?? createUser(tx, input, passwordHash)
    const { invitationToken: token } = input
    if (!known?.emailVerifiedAt)
      await noteInvitation(tx, { userId, email: normalEmail(input.email), token })
    recordEvent(tx, { action: 'account.registered' }, { type: 'account.registered', userId })
    return ok({ accepted: true })
  })
}

async function beginAnew(
  ctx: RequestContext,
  user: User,
  { firstName, lastName, passwordHash }: RegisterAccountInput & { passwordHash: string },
): Promise<void> {
  ctx.em.assign(user, { firstName: firstName.trim(), lastName: lastName.trim(), passwordHash })
  await ctx.em.nativeDelete(EmailVerification, { userId: user.id, usedAt: null })
}

function createUser(
  ctx: RequestContext,
  input: RegisterAccountInput,
  passwordHash: string,
): string {
  const id = crypto.randomUUID()
  ctx.em.create(User, {
    id,
    organizationId: ctx.organizationId,
    createdAt: ctx.ports.clock.now(),
    updatedAt: ctx.ports.clock.now(),
    email: normalEmail(input.email),
    firstName: input.firstName.trim(),
    lastName: input.lastName.trim(),
    passwordHash,
    roles: ['DEVELOPER'],
    revision: 1,
  })
  return id
}

/** Addresses are compared without case, as every mail provider in use does. */
export function normalEmail(email: string): string {
  return email.trim().toLowerCase()
}

async function accountFaults(ctx: RequestContext, input: RegisterAccountInput): Promise<FaultList> {
  return [
    ...lengthFaults(
      { firstName: input.firstName, lastName: input.lastName },
      TEXT_LIMITS.personName,
    ),
    ...emailFault(input.email),
    ...(await passwordFaults(ctx, input.password, input)),
  ]
}
