import {
  Arg,
  Args,
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
import { PageArgs } from '../../../schema/types/page.args.ts'
import { VendorCorrectionPayload, VendorPayload } from '../../../schema/types/payloads.type.ts'
import {
  VendorContactVerifyInput,
  VendorCorrectionDecisionInput,
  VendorCorrectionInput,
  VendorFilter,
} from '../../../schema/types/vendor.input.ts'
import {
  VendorCall,
  VendorConnection,
  VendorCorrection,
} from '../../../schema/types/vendor.type.ts'
import {
  confirmVendorCorrection,
  declineVendorCorrection,
} from '../../commands/vendor/checks/decide-vendor-correction.ts'
import { proposeVendorCorrection } from '../../commands/vendor/checks/propose-vendor-correction.ts'
import { verifyVendorContact } from '../../commands/vendor/checks/verify-vendor-contact.ts'
import { can } from '../../domain/abilities.ts'
import {
  mayDecideCorrection,
  mayProposeCorrection,
  mayVerifyContact,
} from '../../domain/vendor-duties.ts'
import type { Vendor as VendorRow } from '../../entities/account/vendor.entity.ts'
import type { VendorCall as CallRow } from '../../entities/account/vendor-call.entity.ts'
import type { VendorCorrection as CorrectionRow } from '../../entities/account/vendor-correction.entity.ts'
import { vendorList } from '../../queries/vendor/vendor-list.ts'
import { inLocalIds, toGlobalId } from '../global-id.ts'
import type { GraphqlContext } from '../graphql-context.ts'
import { payload, same } from './payload.ts'

const decision = () => VendorCorrectionDecisionInput
const OF_CORRECTION = { correctionId: 'VendorCorrection' } as const
const OF_VENDOR = { vendorId: 'Vendor' } as const

@Resolver(() => Vendor)
export class VendorChecksResolver {
  @Authorized('review-queue.read')
  @Query(() => VendorConnection, {
    description: "Contacts nobody verified first, then the newest. Requires 'review-queue.read'.",
  })
  vendors(
    @Ctx() ctx: GraphqlContext,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => VendorFilter, { nullable: true }) filter?: VendorFilter,
  ) {
    return vendorList(ctx, { ...page, filter })
  }

  @FieldResolver(() => [VendorCorrection], { description: 'Newest first.' })
  corrections(@Root() vendor: VendorRow, @Ctx() ctx: GraphqlContext) {
    return ctx.loaders.correctionsOfVendor.load(vendor.id)
  }

  @FieldResolver(() => [VendorCall], {
    description: 'Newest first; empty for people who do not review.',
  })
  calls(@Root() vendor: VendorRow, @Ctx() ctx: GraphqlContext) {
    return can(ctx.viewer, 'review-queue.read') ? ctx.loaders.callsOfVendor.load(vendor.id) : []
  }

  @FieldResolver(() => Boolean, { description: 'May whoever asks propose a correction?' })
  canProposeCorrection(@Root() vendor: VendorRow, @Ctx() { viewer }: GraphqlContext) {
    return viewer ? mayProposeCorrection(viewer, vendor.id).ok : false
  }

  @FieldResolver(() => Boolean, { description: 'May whoever asks record a call?' })
  canVerifyContact(@Root() vendor: VendorRow, @Ctx() { viewer }: GraphqlContext) {
    return viewer ? mayVerifyContact(viewer, vendor.id).ok : false
  }

  @Authorized('vendor.correct-legal')
  @Mutation(() => VendorCorrectionPayload, {
    description: 'For intake reviewers; a second person confirms.',
  })
  async vendorCorrectionPropose(
    @Arg('input', () => VendorCorrectionInput) input: VendorCorrectionInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    return payload(
      'correction',
      await proposeVendorCorrection(ctx, inLocalIds(input, OF_VENDOR)),
      same,
    )
  }

  @Authorized('vendor.correct-legal')
  @Mutation(() => VendorCorrectionPayload, {
    description: 'For app admins, never for who proposed it.',
  })
  async vendorCorrectionConfirm(
    @Arg('input', decision) input: VendorCorrectionDecisionInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    return payload(
      'correction',
      await confirmVendorCorrection(ctx, inLocalIds(input, OF_CORRECTION)),
      same,
    )
  }

  @Authorized('vendor.correct-legal')
  @Mutation(() => VendorCorrectionPayload, {
    description: 'For app admins, never for who proposed it.',
  })
  async vendorCorrectionDecline(
    @Arg('input', decision) input: VendorCorrectionDecisionInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    return payload(
      'correction',
      await declineVendorCorrection(ctx, inLocalIds(input, OF_CORRECTION)),
      same,
    )
  }

  @Authorized('stage.decide')
  @Mutation(() => VendorPayload, {
    description: 'Records a call back. For those who decide the first stage.',
  })
  async vendorContactVerify(
    @Arg('input', () => VendorContactVerifyInput) input: VendorContactVerifyInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    return payload('vendor', await verifyVendorContact(ctx, inLocalIds(input, OF_VENDOR)), same)
  }
}

@Resolver(() => VendorCorrection)
export class VendorCorrectionResolver {
  @FieldResolver(() => ID)
  id(@Root() correction: CorrectionRow) {
    return toGlobalId('VendorCorrection', correction.id)
  }

  @FieldResolver(() => Vendor)
  vendor(@Root() correction: CorrectionRow, @Ctx() ctx: GraphqlContext) {
    return ctx.loaders.vendor.load(correction.vendorId)
  }

  @FieldResolver(() => Person)
  proposedBy(@Root() correction: CorrectionRow, @Ctx() ctx: GraphqlContext) {
    return ctx.loaders.person.load(correction.proposedById)
  }

  @FieldResolver(() => Person, { nullable: true })
  decidedBy(@Root() { decidedById }: CorrectionRow, @Ctx() ctx: GraphqlContext) {
    return decidedById ? ctx.loaders.person.load(decidedById) : null
  }

  @FieldResolver(() => Boolean, { description: 'May whoever asks decide about it now?' })
  canDecide(@Root() correction: CorrectionRow, @Ctx() { viewer }: GraphqlContext) {
    return correction.state === 'PROPOSED' && viewer
      ? mayDecideCorrection(viewer, correction).ok
      : false
  }
}

@Resolver(() => VendorCall)
export class VendorCallResolver {
  @FieldResolver(() => ID)
  id(@Root() call: CallRow) {
    return toGlobalId('VendorCall', call.id)
  }

  @FieldResolver(() => Person)
  recordedBy(@Root() call: CallRow, @Ctx() ctx: GraphqlContext) {
    return ctx.loaders.person.load(call.recordedById)
  }
}
