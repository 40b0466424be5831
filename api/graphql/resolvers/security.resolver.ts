import { Arg, Authorized, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql'
import { Viewer } from '../../../schema/types/account.type.ts'
import { AccountPayload } from '../../../schema/types/payloads.type.ts'
import {
  AccountSecurity,
  Passkey,
  PasskeyBeginPayload,
  RecoveryCodesPayload,
  SignInSession,
  TotpBeginPayload,
} from '../../../schema/types/security.type.ts'
import { beginPasskey } from '../../commands/account/second-factor/begin-passkey.ts'
import { beginTotp } from '../../commands/account/second-factor/begin-totp.ts'
import { confirmPasskey } from '../../commands/account/second-factor/confirm-passkey.ts'
import { confirmTotp } from '../../commands/account/second-factor/confirm-totp.ts'
import { removePasskey } from '../../commands/account/second-factor/remove-passkey.ts'
import { removeTotp } from '../../commands/account/second-factor/remove-totp.ts'
import { renewRecoveryCodes } from '../../commands/account/second-factor/renew-recovery-codes.ts'
import { requireViewer } from '../../commands/authorize.ts'
import type { SignedInViewer } from '../../context.ts'
import { type PasskeyView, secondFactorsOf } from '../../queries/account/second-factors.ts'
import { sessionsOfViewer } from '../../queries/account/sign-in-sessions.ts'
import { localId, toGlobalId } from '../global-id.ts'
import type { GraphqlContext } from '../graphql-context.ts'
import { accepted, fields } from './payload.ts'

/** What a person does to protect their own account; the password is asked for again where it matters. */
@Resolver(() => Viewer)
export class SecurityResolver {
  @FieldResolver(() => AccountSecurity)
  security(@Root() viewer: SignedInViewer, @Ctx() ctx: GraphqlContext) {
    return secondFactorsOf(ctx.em, viewer.userId)
  }

  @FieldResolver(() => [SignInSession], { description: 'This browser first, then the newest.' })
  sessions(@Ctx() ctx: GraphqlContext) {
    return sessionsOfViewer(ctx)
  }

  @Authorized()
  @Mutation(() => TotpBeginPayload)
  async accountTotpBegin(
    @Arg('password', () => String) password: string,
    @Ctx() ctx: GraphqlContext,
  ) {
    return fields(await beginTotp(ctx, password))
  }

  @Authorized()
  @Mutation(() => RecoveryCodesPayload)
  async accountTotpConfirm(@Arg('code', () => String) code: string, @Ctx() ctx: GraphqlContext) {
    const result = await confirmTotp(ctx, requireViewer(ctx).userId, code)
    return { ...fields(result), accepted: result.ok }
  }

  @Authorized()
  @Mutation(() => AccountPayload)
  async accountTotpRemove(
    @Arg('password', () => String) password: string,
    @Ctx() ctx: GraphqlContext,
  ) {
    return accepted(await removeTotp(ctx, password))
  }

  @Authorized()
  @Mutation(() => PasskeyBeginPayload)
  async accountPasskeyBegin(
    @Arg('password', () => String) password: string,
    @Ctx() ctx: GraphqlContext,
  ) {
    return fields(await beginPasskey(ctx, password))
  }

  @Authorized()
  @Mutation(() => RecoveryCodesPayload)
  async accountPasskeyConfirm(
    @Arg('name', () => String) name: string,
    @Arg('answer', () => String, { description: 'What the browser answered, as JSON.' })
    answer: string,
    @Ctx() ctx: GraphqlContext,
  ) {
    const result = await confirmPasskey(ctx, { name, answer })
    return { ...fields(result), accepted: result.ok }
  }

  @Authorized()
  @Mutation(() => AccountPayload)
  async accountPasskeyRemove(
    @Arg('passkeyId', () => ID) passkeyId: string,
    @Arg('password', () => String) password: string,
    @Ctx() ctx: GraphqlContext,
  ) {
    const id = localId('Passkey', passkeyId)
    return accepted(await removePasskey(ctx, { passkeyId: id, password }))
  }

  @Authorized()
  @Mutation(() => RecoveryCodesPayload)
  async accountRecoveryCodesRenew(
    @Arg('password', () => String) password: string,
    @Ctx() ctx: GraphqlContext,
  ) {
    const result = await renewRecoveryCodes(ctx, password)
    return { ...fields(result), accepted: result.ok }
  }
}

@Resolver(() => Passkey)
export class PasskeyResolver {
  @FieldResolver(() => ID)
  id(@Root() passkey: PasskeyView) {
    return toGlobalId('Passkey', passkey.id)
  }
}
