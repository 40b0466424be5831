import { defineEntity, p } from '@mikro-orm/core'
import { User } from '../account/user.entity.ts'
import { editableRow } from '../base.entity.ts'
import type { RuleSubject, RuleValue } from './hospital-rule.entity.ts'

const HospitalRuleProposalSchema = defineEntity({
  name: 'HospitalRuleProposal',
  tableName: 'hospital_rule_proposal',
  properties: {
    ...editableRow,
    subject: p.string().$type<RuleSubject>(),
    /** At most one of a subject is open (a unique index sees to it). */
    state: p.string().$type<'OPEN' | 'CONFIRMED' | 'WITHDRAWN'>(),
    value: p.json<RuleValue>(),
    summary: p.text(),
    proposedById: () => p.manyToOne(User).mapToPk().fieldName('proposed_by_id'),
  },
})

/** The next version of a rule of the hospital, which one person proposed and a second one has yet to confirm. */
export class HospitalRuleProposal extends HospitalRuleProposalSchema.class {}
HospitalRuleProposalSchema.setClass(HospitalRuleProposal)
