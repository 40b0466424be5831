import { defineEntity, p } from '@mikro-orm/core'
import type { RiskTier, RuntimeModel } from '../../../schema/vocabulary/registration.ts'
import { User } from '../account/user.entity.ts'
import { Vendor } from '../account/vendor.entity.ts'
import { editableRow } from '../base.entity.ts'

const AppSchema = defineEntity({
  name: 'App',
  tableName: 'app',
  properties: {
    ...editableRow,
    vendorId: () => p.manyToOne(Vendor).mapToPk().fieldName('vendor_id'),
    /** The person who answers for the app (R238). */
    ownerId: () => p.manyToOne(User).mapToPk().fieldName('owner_id'),
    /** Address of the listing, unique within the organisation; made from the name once and kept. */
    slug: p.string(),
    name: p.string(),
    supportContact: p.string(),
    runtimeModel: p.string().$type<RuntimeModel>(),
    riskTier: p.string().$type<RiskTier>(),
    /** What a person raised it to, and why; no version of the app is rated lower than that. */
    riskRaisedTo: p.string().$type<RiskTier>().nullable(),
    riskRaisedReason: p.text().nullable(),
    launchCount: p
      .integer()
      .default(0)
      .onCreate(() => 0),
    lastReviewedAt: p.datetime().nullable(),
    /** When the live version has to be looked at again (R254). */
    recertificationDueAt: p.datetime().nullable(),
  },
})

/** The product across its versions. */
export class App extends AppSchema.class {}
AppSchema.setClass(App)
