import { defineEntity, p } from '@mikro-orm/core'
import { ownedRow } from '../base.entity.ts'
import { User } from './user.entity.ts'

const RecoveryCodeSchema = defineEntity({
  name: 'RecoveryCode',
  tableName: 'recovery_code',
  properties: {
    ...ownedRow,
    userId: () => p.manyToOne(User).mapToPk().fieldName('user_id'),
    /** SHA-256; the code itself was shown once. */
    codeHash: p.string(),
    usedAt: p.datetime().nullable(),
  },
})

/** A code on paper that stands in for a lost second factor, once. */
export class RecoveryCode extends RecoveryCodeSchema.class {}
RecoveryCodeSchema.setClass(RecoveryCode)
