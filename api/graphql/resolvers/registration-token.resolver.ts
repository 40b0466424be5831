import { Arg, Authorized, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql'
import { Vendor } from '../../../schema/types/account.type.ts'
import {
  RegistrationToken,
  RegistrationTokenCreateInput,
  RegistrationTokenPayload,
} from '../../../schema/types/registration-token.type.ts'
import {
  createRegistrationToken,
  revokeRegistrationToken,
} from '../../commands/access/registration-tokens.ts'
import { can } from '../../domain/abilities.ts'
import type { RegistrationToken as TokenRow } from '../../entities/access/registration-token.entity.ts'
import type { Vendor as VendorRow } from '../../entities/account/vendor.entity.ts'
import { workingRegistrationTokens } from '../../queries/access/registration-tokens.ts'
import { localId, toGlobalId } from '../global-id.ts'
import type { GraphqlContext } from '../graphql-context.ts'
import { payload, same } from './payload.ts'

@Resolver(() => Vendor)
export class RegistrationTokensResolver {
  @FieldResolver(() => [RegistrationToken], {
    description: 'Those that work now; empty for people who may not draft apps of this vendor.',
  })
  registrationTokens(@Root() vendor: VendorRow, @Ctx() ctx: GraphqlContext) {
    return can(ctx.viewer, 'app-version.draft', { vendorId: vendor.id })
      ? workingRegistrationTokens(ctx, vendor.id)
      : []
  }

  @Authorized('app-version.draft')
  @Mutation(() => RegistrationTokenPayload, {
    description:
      "Makes a token with which programs register apps of a vendor in the sandbox. Requires 'app-version.draft'.",
  })
  async registrationTokenCreate(
    @Arg('input', () => RegistrationTokenCreateInput) input: RegistrationTokenCreateInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    const vendorId = localId('Vendor', input.vendorId)
    const result = await createRegistrationToken(ctx, { ...input, vendorId })
    if (!result.ok)
      return { registrationToken: null, plaintextOnce: null, userErrors: result.error }
    const { plaintextOnce, token } = result.value
    return { registrationToken: token, plaintextOnce, userErrors: [] }
  }

  @Authorized('app-version.draft')
  @Mutation(() => RegistrationTokenPayload, {
    description:
      "Ends such a token at once; what it registered stays. Requires 'app-version.draft'.",
  })
  async registrationTokenRevoke(@Arg('id', () => ID) id: string, @Ctx() ctx: GraphqlContext) {
    const result = await revokeRegistrationToken(ctx, localId('RegistrationToken', id))
    return payload('registrationToken', result, same)
  }
}

@Resolver(() => RegistrationToken)
export class RegistrationTokenResolver {
  @FieldResolver(() => ID)
  id(@Root() token: TokenRow) {
    return toGlobalId('RegistrationToken', token.id)
  }
}
