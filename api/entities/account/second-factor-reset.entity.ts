import { defineEntity, p } from '@mikro-orm/core'
import type { FactorResetState } from '../../../schema/vocabulary/second-factor.ts'
import { editableRow } from '../base.entity.ts'
import { User } from './user.entity.ts'

const SecondFactorResetSchema = defineEntity({
  name: 'SecondFactorReset',
  tableName: 'second_factor_reset',
  properties: {
    ...editableRow,
    userId: () => p.manyToOne(User).mapToPk().fieldName('user_id'),
    /** An open one counts as expired from `expiresAt` on, whether or not that is written here yet. */
    state: p.string().$type<FactorResetState>(),
    expiresAt: p.datetime(),
    /** The address of the network it was asked for from. */
    sourceIp: p.string(),
    /** How an administrator made sure who it is. */
    identityCheck: p.text().nullable(),
    checkedById: p.uuid().nullable(),
    checkedAt: p.datetime().nullable(),
    decidedById: p.uuid().nullable(),
    decidedAt: p.datetime().nullable(),
    decisionReason: p.text().nullable(),
  },
})

/** Somebody whose password was right says that every second factor is lost. Kept as history. */
export class SecondFactorReset extends SecondFactorResetSchema.class {}
SecondFactorResetSchema.setClass(SecondFactorReset)
