import { defineEntity, p } from '@mikro-orm/core'
import type { ReviewQueueSort } from '../../../schema/vocabulary/review-queue.ts'
import { User } from '../account/user.entity.ts'
import { editableRow } from '../base.entity.ts'

const ReviewQueueViewSchema = defineEntity({
  name: 'ReviewQueueView',
  tableName: 'review_queue_view',
  properties: {
    ...editableRow,
    userId: () => p.manyToOne(User).mapToPk().fieldName('user_id'),
    name: p.string(),
    /** What the contract calls a ReviewQueueFilter; a person in it by the opaque id. */
    filter: p.json<Record<string, unknown>>(),
    sort: p.string().$type<ReviewQueueSort>(),
    isDefault: p.boolean().default(false),
    /** Everybody who reads the queue sees it. */
    isShared: p.boolean().default(false),
  },
})

/** A filter and an order of the review queue that somebody keeps under a name. */
export class ReviewQueueView extends ReviewQueueViewSchema.class {}
ReviewQueueViewSchema.setClass(ReviewQueueView)
