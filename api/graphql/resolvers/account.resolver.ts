import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { AccountRegisterInput } from '../../../schema/types/account.input.ts'
import { Organization, Vendor, VendorMember, Viewer } from '../../../schema/types/account.type.ts'
import { AppConnection } from '../../../schema/types/app.type.ts'
import { ConsentGrant } from '../../../schema/types/client.type.ts'
import { AccountPayload } from '../../../schema/types/payloads.type.ts'
import { ABILITIES } from '../../../schema/vocabulary/permission.ts'
import { registerAccount } from '../../commands/account/register-account.ts'
import { resendVerification } from '../../commands/account/resend-verification.ts'
import { verifyEmail } from '../../commands/account/verify-email.ts'
import type { SignedInViewer } from '../../context.ts'
import { mayEver } from '../../domain/abilities.ts'
import type { Vendor as VendorRow } from '../../entities/account/vendor.entity.ts'
import { consentsOfUser } from '../../queries/access/consents-of-user.ts'
import { organizationView } from '../../queries/account/organization.ts'
import { membersOfVendor } from '../../queries/account/vendors.ts'
import { appsOfVendor } from '../../queries/registration/apps-of-vendor.ts'
import { toGlobalId } from '../global-id.ts'
import type { GraphqlContext } from '../graphql-context.ts'
import { accepted } from './payload.ts'

@Resolver(() => Viewer)
export class AccountResolver {
  @Query(() => Viewer, { nullable: true })
  viewer(@Ctx() ctx: GraphqlContext) {
    return ctx.viewer ?? null
  }

  @Query(() => Organization)
  organization(@Ctx() ctx: GraphqlContext) {
    return organizationView(ctx)
  }

  @FieldResolver(() => ID)
  id(@Root() viewer: SignedInViewer) {
    return toGlobalId('User', viewer.userId)
  }

  @FieldResolver(() => [String])
  abilities(@Root() viewer: SignedInViewer) {
    return ABILITIES.filter((ability) => mayEver(viewer, ability))
  }

  @FieldResolver()
  vendorRole(@Root() viewer: SignedInViewer) {
    return viewer.vendorIds[0]?.role ?? null
  }

  @FieldResolver(() => Vendor, { nullable: true })
  vendor(@Root() viewer: SignedInViewer, @Ctx() ctx: GraphqlContext) {
    const membership = viewer.vendorIds[0]
    return membership ? ctx.loaders.vendor.load(membership.vendorId) : null
  }

  @FieldResolver(() => [ConsentGrant], {
    description: 'What this person allowed apps to do, newest first.',
  })
  consents(@Root() viewer: SignedInViewer, @Ctx() ctx: GraphqlContext) {
    return consentsOfUser(ctx, viewer.userId)
  }

  @Mutation(() => AccountPayload, {
    description:
      'Begins an account; a link to verify the address is mailed. Answers the same whether or not the address is known.',
  })
  async accountRegister(
    @Arg('input', () => AccountRegisterInput) input: AccountRegisterInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    return accepted(await registerAccount(ctx, input))
  }

  @Mutation(() => AccountPayload)
  async accountVerifyEmail(@Arg('token', () => String) token: string, @Ctx() ctx: GraphqlContext) {
    return accepted(await verifyEmail(ctx, token))
  }

  @Mutation(() => AccountPayload)
  async accountResendVerification(
    @Arg('email', () => String) email: string,
    @Ctx() ctx: GraphqlContext,
  ) {
    return accepted(await resendVerification(ctx, email))
  }
}

@Resolver(() => Vendor)
export class VendorResolver {
  @FieldResolver(() => ID)
  id(@Root() vendor: VendorRow) {
    return toGlobalId('Vendor', vendor.id)
  }

  @FieldResolver(() => [VendorMember])
  async members(@Root() vendor: VendorRow, @Ctx() ctx: GraphqlContext) {
    const members = await membersOfVendor(ctx, vendor.id)
    return members.map((member) => ({ ...member, id: toGlobalId('VendorMember', member.id) }))
  }

  @FieldResolver(() => AppConnection, {
    description: 'My Registrations: latest change of status first.',
  })
  apps(
    @Root() vendor: VendorRow,
    @Ctx() ctx: GraphqlContext,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string,
  ) {
    return appsOfVendor(ctx, vendor.id, { first, after })
  }
}
