import { defineEntity, p } from '@mikro-orm/core'
import type { TemplateItem, TemplateKind } from '../../../schema/vocabulary/review-template.ts'
import { User } from '../account/user.entity.ts'
import { ownedRow } from '../base.entity.ts'

const ReviewTemplateSchema = defineEntity({
  name: 'ReviewTemplate',
  tableName: 'review_template',
  properties: {
    ...ownedRow,
    kind: p.string().$type<TemplateKind>(),
    /** From 2 on: version 1 is what every hospital starts with. */
    version: p.integer(),
    body: p.text(),
    items: p.json<TemplateItem[]>(),
    /** What changed, in the words of who published it. */
    summary: p.text(),
    /** Two different people; nobody for what a demonstration starts with. */
    proposedById: () => p.manyToOne(User).mapToPk().fieldName('proposed_by_id').nullable(),
    publishedById: () => p.manyToOne(User).mapToPk().fieldName('published_by_id').nullable(),
  },
})

/** One version of a form of the review; rows never change, an edit is the next version. */
export class ReviewTemplate extends ReviewTemplateSchema.class {}
ReviewTemplateSchema.setClass(ReviewTemplate)
