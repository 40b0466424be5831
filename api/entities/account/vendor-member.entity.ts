import { defineEntity, p } from '@mikro-orm/core'
import type { VendorRole } from '../../../schema/vocabulary/role.ts'
import { ownedRow } from '../base.entity.ts'
import { User } from './user.entity.ts'
import { Vendor } from './vendor.entity.ts'

const VendorMemberSchema = defineEntity({
  name: 'VendorMember',
  tableName: 'vendor_member',
  properties: {
    ...ownedRow,
    vendorId: () => p.manyToOne(Vendor).mapToPk().fieldName('vendor_id'),
    userId: () => p.manyToOne(User).mapToPk().fieldName('user_id'),
    role: p.string().$type<VendorRole>(),
  },
})

/** A person working for a vendor, and as what. */
export class VendorMember extends VendorMemberSchema.class {}
VendorMemberSchema.setClass(VendorMember)
