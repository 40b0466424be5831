import { defineEntity, type Opt, p } from '@mikro-orm/core'
import type { VendorKind } from '../../../schema/vocabulary/registration.ts'
import { editableRow } from '../base.entity.ts'

export interface PostalAddress {
  line1: string
  line2?: string
  city: string
  region?: string
  postalCode: string
  /** ISO 3166-1 alpha-2. */
  country: string
}

const VendorSchema = defineEntity({
  name: 'Vendor',
  tableName: 'vendor',
  properties: {
    ...editableRow,
    kind: p.string().$type<VendorKind>(),
    legalFirstName: p.string(),
    legalLastName: p.string(),
    legalBusinessName: p.string().nullable(),
    /** Nine digits, R018. */
    duns: p.string().nullable(),
    position: p.string(),
    address: p.json<PostalAddress>(),
    phone: p.string(),
    email: p.string(),
    website: p.string().nullable(),
    contactVerifiedAt: p.datetime().nullable(),
  },
})

/** The legal person behind apps: an individual or a business (R009-R019). */
export class Vendor extends VendorSchema.class {
  /** What people call this vendor: the business name, or the person's. */
  get displayName(): Opt<string> {
    return this.legalBusinessName ?? `${this.legalFirstName} ${this.legalLastName}`
  }
}
VendorSchema.setClass(Vendor)
