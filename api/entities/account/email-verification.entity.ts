import { defineEntity, p } from '@mikro-orm/core'
import { ownedRow } from '../base.entity.ts'
import { User } from './user.entity.ts'

const EmailVerificationSchema = defineEntity({
  name: 'EmailVerification',
  tableName: 'email_verification',
  properties: {
    ...ownedRow,
    userId: () => p.manyToOne(User).mapToPk().fieldName('user_id'),
    /** SHA-256 of the token in the link; the token itself is only in the mail. */
    tokenHash: p.string().unique(),
    expiresAt: p.datetime(),
    usedAt: p.datetime().nullable(),
  },
})

/** Proof in waiting that an address belongs to the person who typed it. */
export class EmailVerification extends EmailVerificationSchema.class {}
EmailVerificationSchema.setClass(EmailVerification)
