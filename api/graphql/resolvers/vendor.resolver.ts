import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql'
import {
  VendorContactUpdateInput,
  VendorProfileInput,
} from '../../../schema/types/account.input.ts'
import { VendorPayload } from '../../../schema/types/payloads.type.ts'
import { completeVendorProfile } from '../../commands/account/complete-vendor-profile.ts'
import { updateVendorContact } from '../../commands/account/update-vendor-contact.ts'
import { localId } from '../global-id.ts'
import type { GraphqlContext } from '../graphql-context.ts'
import { payload, same } from './payload.ts'

@Resolver()
export class VendorProfileResolver {
  @Authorized()
  @Mutation(() => VendorPayload)
  async vendorProfileComplete(
    @Arg('input', () => VendorProfileInput) input: VendorProfileInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    return payload('vendor', await completeVendorProfile(ctx, input), same)
  }

  @Authorized('vendor.update-contact')
  @Mutation(() => VendorPayload)
  async vendorContactUpdate(
    @Arg('input', () => VendorContactUpdateInput) input: VendorContactUpdateInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    const vendorId = localId('Vendor', input.vendorId)
    return payload('vendor', await updateVendorContact(ctx, { ...input, vendorId }), same)
  }
}
