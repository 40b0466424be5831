import { defineEntity, p } from '@mikro-orm/core'
import { User } from '../account/user.entity.ts'
import { editableRow } from '../base.entity.ts'

const AttestationProposalSchema = defineEntity({
  name: 'AttestationProposal',
  tableName: 'attestation_proposal',
  properties: {
    ...editableRow,
    /** At most one of a hospital is open (a unique index sees to it). */
    state: p.string().$type<'OPEN' | 'PUBLISHED' | 'WITHDRAWN'>(),
    body: p.text(),
    sha256: p.string(),
    summary: p.text(),
    proposedById: () => p.manyToOne(User).mapToPk().fieldName('proposed_by_id'),
  },
})

/** A text of the terms that one person proposed and a second one has yet to publish (R121). */
export class AttestationProposal extends AttestationProposalSchema.class {}
AttestationProposalSchema.setClass(AttestationProposal)
