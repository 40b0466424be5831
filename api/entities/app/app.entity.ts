import { defineEntity, p } from '@mikro-orm/core'
import type { ListingVisibility } from '../../../schema/vocabulary/listing-visibility.ts'
import type { RiskTier, RuntimeModel } from '../../../schema/vocabulary/registration.ts'
import type { ReleaseMode } from '../../../schema/vocabulary/release-mode.ts'
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
    /** Who releases its approved versions; null while the vendor leaves it as the hospital has it. */
    releaseMode: p.text().$type<ReleaseMode>().nullable(),
    /** Who finds it in the gallery; a decision of the hospital. */
    listingVisibility: p
      .string()
      .$type<ListingVisibility>()
      .default('PUBLIC')
      .onCreate(() => 'PUBLIC'),
    launchCount: p
      .integer()
      .default(0)
      .onCreate(() => 0),
    lastReviewedAt: p.datetime().nullable(),
    /** The moment from which it is retired, the beginning of a UTC day, once that was announced; when, why, and what comes instead (R243). */
    sunsetAt: p.datetime().nullable(),
    sunsetAnnouncedAt: p.datetime().nullable(),
    sunsetNote: p.text().nullable(),
    successorAppId: p.uuid().nullable(),
    /** When the live version has to be looked at again (R254). */
    recertificationDueAt: p.datetime().nullable(),
  },
})

/** The product across its versions. */
export class App extends AppSchema.class {}
AppSchema.setClass(App)
