import { Arg, Authorized, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql'
import { Person, Vendor } from '../../../schema/types/account.type.ts'
import { AppVersion } from '../../../schema/types/app.type.ts'
import {
  CertificationStanding,
  PartnerStanding,
  PartnerTierDecisionInput,
  PartnerTierPayload,
  PartnerTierProposal,
  PartnerTierProposeInput,
} from '../../../schema/types/partner.type.ts'
import { confirmTier, declineTier } from '../../commands/partner/decide-tier.ts'
import { proposeTier } from '../../commands/partner/propose-tier.ts'
import { authorize, can } from '../../domain/abilities.ts'
import { certificationOf } from '../../domain/certification.ts'
import type { Vendor as VendorRow } from '../../entities/account/vendor.entity.ts'
import type { AppVersion as VersionRow } from '../../entities/app/app-version.entity.ts'
import type { TierProposal } from '../../entities/partner/tier-proposal.entity.ts'
import { inLocalIds, toGlobalId } from '../global-id.ts'
import type { GraphqlContext } from '../graphql-context.ts'
import { payload, same } from './payload.ts'

const OF_PROPOSAL = { proposalId: 'PartnerTierProposal' } as const

/** How well the hospital knows a vendor. */
@Resolver(() => Vendor)
export class PartnerResolver {
  @FieldResolver(() => PartnerStanding)
  partner(@Root() vendor: VendorRow, @Ctx() ctx: GraphqlContext) {
    return ctx.loaders.partnerStanding.load(vendor.id)
  }

  @FieldResolver(() => [PartnerTierProposal], {
    description: 'Newest first; empty for people who do not review.',
  })
  partnerProposals(@Root() vendor: VendorRow, @Ctx() ctx: GraphqlContext) {
    return can(ctx.viewer, 'review-queue.read') ? ctx.loaders.tierProposals.load(vendor.id) : []
  }

  @FieldResolver(() => Boolean, { description: 'May whoever asks propose a strategic partner?' })
  canProposePartner(@Root() vendor: VendorRow, @Ctx() { viewer }: GraphqlContext) {
    return authorize(viewer, 'partner-tier.decide', { vendorId: vendor.id }).ok
  }

  @Authorized('partner-tier.decide')
  @Mutation(() => PartnerTierPayload, {
    description: 'Proposes a strategic partner, or the end of one. For app admins.',
  })
  async partnerTierPropose(
    @Arg('input', () => PartnerTierProposeInput) input: PartnerTierProposeInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    return payload(
      'proposal',
      await proposeTier(ctx, inLocalIds(input, { vendorId: 'Vendor' })),
      same,
    )
  }

  @Authorized('partner-tier.decide')
  @Mutation(() => PartnerTierPayload, {
    description: 'The second word. For app admins, never for who proposed it.',
  })
  async partnerTierConfirm(
    @Arg('input', () => PartnerTierDecisionInput) input: PartnerTierDecisionInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    return payload('proposal', await confirmTier(ctx, inLocalIds(input, OF_PROPOSAL)), same)
  }

  @Authorized('partner-tier.decide')
  @Mutation(() => PartnerTierPayload, {
    description: 'For app admins, never for who proposed it.',
  })
  async partnerTierDecline(
    @Arg('input', () => PartnerTierDecisionInput) input: PartnerTierDecisionInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    return payload('proposal', await declineTier(ctx, inLocalIds(input, OF_PROPOSAL)), same)
  }
}

@Resolver(() => PartnerTierProposal)
export class TierProposalResolver {
  @FieldResolver(() => ID)
  id(@Root() proposal: TierProposal) {
    return toGlobalId('PartnerTierProposal', proposal.id)
  }

  @FieldResolver(() => Person)
  proposedBy(@Root() proposal: TierProposal, @Ctx() ctx: GraphqlContext) {
    return ctx.loaders.person.load(proposal.proposedById)
  }

  @FieldResolver(() => Person, { nullable: true })
  decidedBy(@Root() { decidedById }: TierProposal, @Ctx() ctx: GraphqlContext) {
    return decidedById ? ctx.loaders.person.load(decidedById) : null
  }

  @FieldResolver(() => Boolean, { description: 'May whoever asks give the second word now?' })
  canDecide(@Root() proposal: TierProposal, @Ctx() { viewer }: GraphqlContext) {
    const { state, vendorId, proposedById: firstApproverId } = proposal
    const subject = { vendorId, firstApproverId }
    return state === 'PROPOSED' && authorize(viewer, 'partner-tier.decide', subject).ok
  }
}

@Resolver(() => AppVersion)
export class CertificationResolver {
  @FieldResolver(() => CertificationStanding, {
    description: 'How far the review of this version carries, and why.',
  })
  async certification(@Root() version: VersionRow, @Ctx() ctx: GraphqlContext) {
    const [app, stages] = await Promise.all([
      ctx.loaders.app.load(version.appId),
      ctx.loaders.stagesOfVersion.load(version.id),
    ])
    const { status, attestationAnswer } = version
    const recertificationDueAt = app?.recertificationDueAt ?? null
    const facts = { status, attestationAnswer: attestationAnswer ?? null, stages }
    return certificationOf({ ...facts, recertificationDueAt }, ctx.ports.clock.now())
  }
}
