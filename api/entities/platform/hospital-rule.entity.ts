import { defineEntity, p } from '@mikro-orm/core'
import type { ScopeOverride } from '../../../schema/vocabulary/catalog/override.ts'
import type { GovernancePolicy } from '../../../schema/vocabulary/governance-policy.ts'
import { User } from '../account/user.entity.ts'
import { ownedRow } from '../base.entity.ts'

/** What two people decide: the policy, or one entry of the scope catalog by its key. */
export type RuleSubject = 'POLICY' | `SCOPE:${string}`

/** A policy, or what differs from the platform in an entry of the catalog. */
export type RuleValue = GovernancePolicy | ScopeOverride

const HospitalRuleSchema = defineEntity({
  name: 'HospitalRule',
  tableName: 'hospital_rule',
  properties: {
    ...ownedRow,
    subject: p.string().$type<RuleSubject>(),
    /** From 2 on: version 1 is what every hospital starts with. */
    number: p.integer(),
    value: p.json<RuleValue>(),
    /** Why, in the words of who proposed it. */
    summary: p.text(),
    /** Two different people. */
    proposedById: () => p.manyToOne(User).mapToPk().fieldName('proposed_by_id'),
    confirmedById: () => p.manyToOne(User).mapToPk().fieldName('confirmed_by_id'),
  },
})

/** One version of a rule of the hospital; rows never change, an edit is the next version. */
export class HospitalRule extends HospitalRuleSchema.class {}
HospitalRuleSchema.setClass(HospitalRule)
