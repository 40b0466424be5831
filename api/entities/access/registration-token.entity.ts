import { defineEntity, p } from '@mikro-orm/core'
import { User } from '../account/user.entity.ts'
import { Vendor } from '../account/vendor.entity.ts'
import { ownedRow } from '../base.entity.ts'

const RegistrationTokenSchema = defineEntity({
  name: 'RegistrationToken',
  tableName: 'registration_token',
  properties: {
    ...ownedRow,
    vendorId: () => p.manyToOne(Vendor).mapToPk().fieldName('vendor_id'),
    createdById: () => p.manyToOne(User).mapToPk().fieldName('created_by_id'),
    /** What its owner tells it apart by. */
    label: p.string(),
    /** SHA-256, hex. */
    tokenHash: p.string().unique(),
    lastFour: p.string(),
    expiresAt: p.datetime(),
    lastUsedAt: p.datetime().nullable(),
    revokedAt: p.datetime().nullable(),
  },
})

/** What lets a program register apps of one vendor in the sandbox (RFC 7591, initial access token). */
export class RegistrationToken extends RegistrationTokenSchema.class {}
RegistrationTokenSchema.setClass(RegistrationToken)
