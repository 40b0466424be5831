import {
  Arg,
  Authorized,
  Ctx,
  FieldResolver,
  ID,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql'
import { Person } from '../../../schema/types/account.type.ts'
import * as inputs from '../../../schema/types/member.input.ts'
import * as types from '../../../schema/types/member.type.ts'
import { AccountPayload } from '../../../schema/types/payloads.type.ts'
import { acceptMemberInvitation } from '../../commands/platform/members/accept-member-invitation.ts'
import { changeMemberRoles, removeMember } from '../../commands/platform/members/change-member.ts'
import { inviteMember } from '../../commands/platform/members/invite-member.ts'
import {
  resendMemberInvitation,
  revokeMemberInvitation,
} from '../../commands/platform/members/manage-member-invitation.ts'
import type { CommandResult } from '../../commands/user-fault.ts'
import type { MemberInvitation } from '../../entities/account/member-invitation.entity.ts'
import {
  type MemberView,
  memberById,
  memberInvitationByToken,
  memberInvitations,
  members,
} from '../../queries/platform/members.ts'
import { inLocalIds, localId, toGlobalId } from '../global-id.ts'
import type { GraphqlContext } from '../graphql-context.ts'
import { accepted, payload, payloadAfter, same } from './payload.ts'

const ADMINISTER = 'organization.administer'
const OF_MEMBER = { memberId: 'OrganizationMember' } as const

@Resolver(() => types.OrganizationMember)
export class MemberResolver {
  @FieldResolver(() => ID)
  id(@Root() member: MemberView) {
    return toGlobalId('OrganizationMember', member.id)
  }

  @FieldResolver(() => Boolean, { description: 'The person who asks, who changes nothing here.' })
  isSelf(@Root() member: MemberView, @Ctx() ctx: GraphqlContext) {
    return member.id === ctx.viewer?.userId
  }

  @Authorized(ADMINISTER)
  @Query(() => types.OrganizationMemberConnection, {
    description: "The people of the hospital, newest first. Requires 'organization.administer'.",
  })
  organizationMembers(
    @Ctx() ctx: GraphqlContext,
    @Arg('first', () => Int, { defaultValue: 25 }) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string,
    @Arg('filter', () => inputs.OrganizationMemberFilter, { nullable: true })
    filter?: inputs.OrganizationMemberFilter,
  ) {
    return members(ctx, { first, after, filter })
  }

  @Authorized(ADMINISTER)
  @Query(() => [types.OrganizationInvitation], {
    description: "Those nobody accepted or withdrew. Requires 'organization.administer'.",
  })
  organizationInvitations(@Ctx() ctx: GraphqlContext) {
    return memberInvitations(ctx)
  }

  @Query(() => types.OrganizationInvitationNotice, {
    nullable: true,
    description:
      'What the link of an invitation to the hospital stands for; null when it is none, or an earlier one.',
  })
  organizationInvitation(@Arg('token', () => String) token: string, @Ctx() ctx: GraphqlContext) {
    return memberInvitationByToken(ctx, token)
  }

  @Authorized(ADMINISTER)
  @Mutation(() => types.OrganizationInvitationPayload, {
    description: "Mails a link that works once. Requires 'organization.administer'.",
  })
  async organizationMemberInvite(
    @Arg('input', () => inputs.OrganizationMemberInviteInput)
    input: inputs.OrganizationMemberInviteInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    return payload('invitation', await inviteMember(ctx, input), same)
  }

  @Authorized(ADMINISTER)
  @Mutation(() => types.OrganizationInvitationPayload, {
    description: "Mails a new link; the earlier one ends. Requires 'organization.administer'.",
  })
  async organizationInvitationResend(
    @Arg('invitationId', () => ID) invitationId: string,
    @Ctx() ctx: GraphqlContext,
  ) {
    const local = localId('OrganizationInvitation', invitationId)
    return payload('invitation', await resendMemberInvitation(ctx, local), same)
  }

  @Authorized(ADMINISTER)
  @Mutation(() => types.OrganizationInvitationPayload, {
    description: "Withdraws an invitation. Requires 'organization.administer'.",
  })
  async organizationInvitationRevoke(
    @Arg('invitationId', () => ID) invitationId: string,
    @Ctx() ctx: GraphqlContext,
  ) {
    const local = localId('OrganizationInvitation', invitationId)
    return payload('invitation', await revokeMemberInvitation(ctx, local), same)
  }

  @Mutation(() => AccountPayload, {
    description:
      'For the account with the invited address, or a new one, which is opened by it. No role is needed: the link is the proof.',
  })
  async organizationInvitationAccept(
    @Arg('input', () => inputs.OrganizationInvitationAcceptInput)
    input: inputs.OrganizationInvitationAcceptInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    return accepted(await acceptMemberInvitation(ctx, input))
  }

  @Authorized(ADMINISTER)
  @Mutation(() => types.OrganizationMemberPayload, {
    description: "Gives somebody other roles. Requires 'organization.administer'.",
  })
  async organizationMemberRoleChange(
    @Arg('input', () => inputs.OrganizationMemberRoleChangeInput)
    input: inputs.OrganizationMemberRoleChangeInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    return memberPayload(ctx, await changeMemberRoles(ctx, inLocalIds(input, OF_MEMBER)))
  }

  @Authorized(ADMINISTER)
  @Mutation(() => types.OrganizationMemberPayload, {
    description:
      "Ends somebody's work for the hospital; sessions and tokens end at once. Requires 'organization.administer'.",
  })
  async organizationMemberRemove(
    @Arg('input', () => inputs.OrganizationMemberRemoveInput)
    input: inputs.OrganizationMemberRemoveInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    return memberPayload(ctx, await removeMember(ctx, inLocalIds(input, OF_MEMBER)))
  }
}

@Resolver(() => types.OrganizationInvitation)
export class MemberInvitationResolver {
  @FieldResolver(() => ID)
  id(@Root() invitation: MemberInvitation) {
    return toGlobalId('OrganizationInvitation', invitation.id)
  }

  @FieldResolver(() => Boolean)
  isExpired(@Root() invitation: MemberInvitation, @Ctx() ctx: GraphqlContext) {
    return invitation.stateAt(ctx.ports.clock.now()) === 'EXPIRED'
  }

  @FieldResolver(() => Person)
  invitedBy(@Root() invitation: MemberInvitation, @Ctx() ctx: GraphqlContext) {
    return ctx.loaders.person.load(invitation.invitedById)
  }
}

/** Read after the change committed: the new revision, and nobody once they were removed. */
const memberPayload = (ctx: GraphqlContext, result: CommandResult<{ id: string }>) =>
  payloadAfter('member', result, ({ id }) => memberById(ctx, id))
