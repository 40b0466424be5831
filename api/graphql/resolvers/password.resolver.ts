import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql'
import { AccountPayload } from '../../../schema/types/payloads.type.ts'
import { changePassword } from '../../commands/account/password/change-password.ts'
import { requestPasswordReset } from '../../commands/account/password/request-password-reset.ts'
import { resetPassword } from '../../commands/account/password/reset-password.ts'
import { signOutEverywhere } from '../../commands/account/sessions/sign-out-everywhere.ts'
import type { GraphqlContext } from '../graphql-context.ts'
import { accepted } from './payload.ts'

@Resolver()
export class PasswordResolver {
  @Mutation(() => AccountPayload, {
    description:
      'Has a link mailed with which a new password can be chosen. Answers the same whether or not the address is known.',
  })
  async accountPasswordResetRequest(
    @Arg('email', () => String) email: string,
    @Ctx() ctx: GraphqlContext,
  ) {
    return accepted(await requestPasswordReset(ctx, email))
  }

  @Mutation(() => AccountPayload, {
    description: 'Sets a new password by the link of the mail, once; ends every session and token.',
  })
  async accountPasswordReset(
    @Arg('token', () => String) token: string,
    @Arg('password', () => String) password: string,
    @Ctx() ctx: GraphqlContext,
  ) {
    return accepted(await resetPassword(ctx, { token, password }))
  }

  @Authorized()
  @Mutation(() => AccountPayload, {
    description: 'Signs every other browser out, and ends what apps hold for the person.',
  })
  async accountPasswordChange(
    @Arg('currentPassword', () => String) currentPassword: string,
    @Arg('password', () => String) password: string,
    @Ctx() ctx: GraphqlContext,
  ) {
    return accepted(await changePassword(ctx, { currentPassword, password }))
  }

  @Authorized()
  @Mutation(() => AccountPayload, {
    description: 'Ends every session of the person who asks, this one included, at once.',
  })
  async accountSignOutEverywhere(@Ctx() ctx: GraphqlContext) {
    return accepted(await signOutEverywhere(ctx))
  }
}
