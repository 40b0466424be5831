import { defineEntity, p } from '@mikro-orm/core'
import { User } from '../account/user.entity.ts'
import { Vendor } from '../account/vendor.entity.ts'
import { ownedRow } from '../base.entity.ts'

const KillSwitchSchema = defineEntity({
  name: 'KillSwitch',
  tableName: 'kill_switch',
  properties: {
    ...ownedRow,
    /** The vendor that is disabled with all its apps; null where a scope is. */
    vendorId: () => p.manyToOne(Vendor).mapToPk().fieldName('vendor_id').nullable(),
    /** The scope that is taken from every live grant; null where a vendor is disabled. */
    scope: p.text().nullable(),
    reason: p.text(),
    pulledById: () => p.manyToOne(User).mapToPk().fieldName('pulled_by_id').nullable(),
    liftedAt: p.datetime().nullable(),
    liftedById: () => p.manyToOne(User).mapToPk().fieldName('lifted_by_id').nullable(),
    liftReason: p.text().nullable(),
  },
})

/** A vendor or a scope that is disabled in an emergency, until a second person lifts it (LIFECYCLE D3). */
export class KillSwitch extends KillSwitchSchema.class {}
KillSwitchSchema.setClass(KillSwitch)
