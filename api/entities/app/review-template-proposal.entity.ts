import { defineEntity, p } from '@mikro-orm/core'
import type { TemplateItem, TemplateKind } from '../../../schema/vocabulary/review-template.ts'
import { User } from '../account/user.entity.ts'
import { editableRow } from '../base.entity.ts'

const ReviewTemplateProposalSchema = defineEntity({
  name: 'ReviewTemplateProposal',
  tableName: 'review_template_proposal',
  properties: {
    ...editableRow,
    kind: p.string().$type<TemplateKind>(),
    /** At most one of a kind is open (a unique index sees to it). */
    state: p.string().$type<'OPEN' | 'PUBLISHED' | 'WITHDRAWN'>(),
    body: p.text(),
    items: p.json<TemplateItem[]>(),
    summary: p.text(),
    proposedById: () => p.manyToOne(User).mapToPk().fieldName('proposed_by_id'),
  },
})

/** The next version of a form of the review, which one person proposed and a second one has yet to publish. */
export class ReviewTemplateProposal extends ReviewTemplateProposalSchema.class {}
ReviewTemplateProposalSchema.setClass(ReviewTemplateProposal)
