import { defineEntity, p } from '@mikro-orm/core'
import type { CallOutcome } from '../../../schema/vocabulary/vendor-account.ts'
import { ownedRow } from '../base.entity.ts'
import { User } from './user.entity.ts'
import { Vendor } from './vendor.entity.ts'

const VendorCallSchema = defineEntity({
  name: 'VendorCall',
  tableName: 'vendor_call',
  properties: {
    ...ownedRow,
    vendorId: () => p.manyToOne(Vendor).mapToPk().fieldName('vendor_id'),
    calledAt: p.datetime(),
    /** The number that was called. */
    phone: p.string(),
    spokenTo: p.string(),
    outcome: p.string().$type<CallOutcome>(),
    note: p.text(),
    recordedById: () => p.manyToOne(User).mapToPk().fieldName('recorded_by_id'),
  },
})

/** A call back to a vendor, to hear whether it is who it says it is. For reviewers only; kept as history. */
export class VendorCall extends VendorCallSchema.class {}
VendorCallSchema.setClass(VendorCall)
