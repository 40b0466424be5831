import { defineEntity, p } from '@mikro-orm/core'
import type {
  CorrectableField,
  CorrectionState,
} from '../../../schema/vocabulary/vendor-account.ts'
import { ownedRow } from '../base.entity.ts'
import { User } from './user.entity.ts'
import { Vendor } from './vendor.entity.ts'

/** One legal detail as it stood when the correction was proposed, and as it is to be. */
export interface LegalChange {
  field: CorrectableField
  before: string | null
  after: string | null
}

const VendorCorrectionSchema = defineEntity({
  name: 'VendorCorrection',
  tableName: 'vendor_correction',
  properties: {
    ...ownedRow,
    vendorId: () => p.manyToOne(Vendor).mapToPk().fieldName('vendor_id'),
    changes: p.json<LegalChange[]>(),
    reason: p.text(),
    proposedById: () => p.manyToOne(User).mapToPk().fieldName('proposed_by_id'),
    state: p.string().$type<CorrectionState>(),
    decidedById: p.uuid().nullable(),
    decidedAt: p.datetime().nullable(),
    decisionReason: p.text().nullable(),
  },
})

/** A reasoned change of what a vendor may not change itself, for two people to make (R026). Kept as history. */
export class VendorCorrection extends VendorCorrectionSchema.class {}
VendorCorrectionSchema.setClass(VendorCorrection)
