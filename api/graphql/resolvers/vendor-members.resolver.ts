import {
  Arg,
  Authorized,
  Ctx,
  FieldResolver,
  ID,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql'
import { Person, Vendor } from '../../../schema/types/account.type.ts'
import {
  VendorInvitationPayload,
  VendorLeavePayload,
  VendorPayload,
} from '../../../schema/types/payloads.type.ts'
import {
  VendorMemberInviteInput,
  VendorMemberRoleInput,
} from '../../../schema/types/vendor.input.ts'
import { InvitationNotice, VendorInvitation } from '../../../schema/types/vendor.type.ts'
import { acceptVendorInvitation } from '../../commands/vendor/members/accept-vendor-invitation.ts'
import {
  changeMemberRole,
  leaveVendor,
  removeMember,
} from '../../commands/vendor/members/change-vendor-member.ts'
import { inviteVendorMember } from '../../commands/vendor/members/invite-vendor-member.ts'
import {
  resendInvitation,
  revokeInvitation,
} from '../../commands/vendor/members/manage-invitation.ts'
import { can } from '../../domain/abilities.ts'
import type { Vendor as VendorRow } from '../../entities/account/vendor.entity.ts'
import type { VendorInvitation as InvitationRow } from '../../entities/account/vendor-invitation.entity.ts'
import { invitationByToken, unansweredInvitations } from '../../queries/vendor/invitations.ts'
import { localId, toGlobalId } from '../global-id.ts'
import type { GraphqlContext } from '../graphql-context.ts'
import { payload, same } from './payload.ts'

const id = () => ID

@Resolver(() => Vendor)
export class VendorMembersResolver {
  @Query(() => InvitationNotice, {
    nullable: true,
    description:
      'What the link of an invitation stands for; null when it is none, or an earlier one.',
  })
  async vendorInvitation(@Arg('token', () => String) token: string, @Ctx() ctx: GraphqlContext) {
    return (await invitationByToken(ctx, token)) ?? null
  }

  @FieldResolver(() => [VendorInvitation], {
    description: 'Those nobody accepted or withdrew; empty for people who are no owners.',
  })
  invitations(@Root() vendor: VendorRow, @Ctx() ctx: GraphqlContext) {
    return can(ctx.viewer, 'vendor-member.invite', { vendorId: vendor.id })
      ? unansweredInvitations(ctx, vendor.id)
      : []
  }

  @Authorized('vendor-member.invite')
  @Mutation(() => VendorInvitationPayload, { description: 'Mails a link that works once.' })
  async vendorMemberInvite(
    @Arg('input', () => VendorMemberInviteInput) input: VendorMemberInviteInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    const vendorId = localId('Vendor', input.vendorId)
    return payload('invitation', await inviteVendorMember(ctx, { ...input, vendorId }), same)
  }

  @Authorized('vendor-member.invite')
  @Mutation(() => VendorInvitationPayload, { description: 'The earlier link ends.' })
  async vendorInvitationResend(
    @Arg('invitationId', id) invitationId: string,
    @Ctx() ctx: GraphqlContext,
  ) {
    const local = localId('VendorInvitation', invitationId)
    return payload('invitation', await resendInvitation(ctx, local), same)
  }

  @Authorized('vendor-member.invite')
  @Mutation(() => VendorInvitationPayload)
  async vendorInvitationRevoke(
    @Arg('invitationId', id) invitationId: string,
    @Ctx() ctx: GraphqlContext,
  ) {
    const local = localId('VendorInvitation', invitationId)
    return payload('invitation', await revokeInvitation(ctx, local), same)
  }

  @Authorized()
  @Mutation(() => VendorPayload, { description: 'For the account with the invited address.' })
  async vendorInvitationAccept(
    @Arg('token', () => String) token: string,
    @Ctx() ctx: GraphqlContext,
  ) {
    return payload('vendor', await acceptVendorInvitation(ctx, token), same)
  }

  @Authorized('vendor-member.invite')
  @Mutation(() => VendorPayload)
  async vendorMemberRoleChange(
    @Arg('input', () => VendorMemberRoleInput) input: VendorMemberRoleInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    const memberId = localId('VendorMember', input.memberId)
    return payload('vendor', await changeMemberRole(ctx, { memberId, role: input.role }), same)
  }

  @Authorized('vendor-member.invite')
  @Mutation(() => VendorPayload, { description: 'The vendor is closed to them at once.' })
  async vendorMemberRemove(@Arg('memberId', id) memberId: string, @Ctx() ctx: GraphqlContext) {
    return payload('vendor', await removeMember(ctx, localId('VendorMember', memberId)), same)
  }

  @Authorized()
  @Mutation(() => VendorLeavePayload, { description: 'Leaves the vendor one works for.' })
  async vendorLeave(@Arg('vendorId', id) vendorId: string, @Ctx() ctx: GraphqlContext) {
    const result = await leaveVendor(ctx, localId('Vendor', vendorId))
    return { left: result.ok, userErrors: result.ok ? [] : result.error }
  }
}

@Resolver(() => VendorInvitation)
export class VendorInvitationResolver {
  @FieldResolver(() => ID)
  id(@Root() invitation: InvitationRow) {
    return toGlobalId('VendorInvitation', invitation.id)
  }

  @FieldResolver(() => Boolean)
  isExpired(@Root() invitation: InvitationRow, @Ctx() ctx: GraphqlContext) {
    return invitation.stateAt(ctx.ports.clock.now()) === 'EXPIRED'
  }

  @FieldResolver(() => Person)
  invitedBy(@Root() invitation: InvitationRow, @Ctx() ctx: GraphqlContext) {
    return ctx.loaders.person.load(invitation.invitedById)
  }
}
