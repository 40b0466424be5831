import { Arg, Authorized, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql'
import {
  VendorContactUpdateInput,
  VendorProfileInput,
} from '../../../schema/types/account.input.ts'
import { Organization } from '../../../schema/types/account.type.ts'
import { VendorPayload } from '../../../schema/types/payloads.type.ts'
import { completeVendorProfile } from '../../commands/account/complete-vendor-profile.ts'
import { updateVendorContact } from '../../commands/account/update-vendor-contact.ts'
import type { OrganizationView } from '../../queries/account/organization.ts'
import { localId, toGlobalId } from '../global-id.ts'
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

@Resolver(() => Organization)
export class OrganizationResolver {
  @FieldResolver(() => ID)
  id(@Root() organization: OrganizationView) {
    return toGlobalId('Organization', organization.id)
  }
}
