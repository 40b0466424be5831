import { defineEntity, p } from '@mikro-orm/core'
import type { TemplateItem } from '../../../schema/vocabulary/review-template.ts'
import type { GovernanceStage, StageState } from '../../../schema/vocabulary/stage.ts'
import { User } from '../account/user.entity.ts'
import { editableRow } from '../base.entity.ts'
import { AppVersion } from './app-version.entity.ts'

/** One point of a checklist, with the words it had when the stage opened. */
export interface ChecklistEntry extends TemplateItem {
  satisfied: boolean
  /** What was answered, where it is not a tick. */
  answer?: string
}

const StageReviewSchema = defineEntity({
  name: 'StageReview',
  tableName: 'stage_review',
  properties: {
    ...editableRow,
    appVersionId: () => p.manyToOne(AppVersion).mapToPk().fieldName('app_version_id'),
    stage: p.string().$type<GovernanceStage>(),
    state: p.string().$type<StageState>(),
    /** Who took it on; nobody yet while it is anybody's of its roles. */
    ownerId: () => p.manyToOne(User).mapToPk().fieldName('owner_id').nullable(),
    /** As it was counted when it opened; what holds follows holidays and pauses (`stage-due.ts`). */
    dueAt: p.datetime().nullable(),
    startedAt: p.datetime().nullable(),
    decidedAt: p.datetime().nullable(),
    decidedById: () => p.manyToOne(User).mapToPk().fieldName('decided_by_id').nullable(),
    reason: p.text().nullable(),
    checklist: p
      .json<ChecklistEntry[]>()
      .default([])
      .onCreate(() => []),
    templateVersion: p.integer().nullable(),
    /** Of INTAKE: the version of the policy the review began with, which it keeps; absent for the first. */
    policyVersion: p.integer().nullable(),
    /** Of the part of the submission the decision rests on; when that changes, the stage opens again. */
    contentHash: p.string().nullable(),
    /** The earlier version whose decision stands for this one; its papers are those of that version. */
    decidedInVersionId: p.uuid().nullable(),
  },
})

/** How far one governance stage of one version is (LIFECYCLE D4). Stages that were never opened have no row. */
export class StageReview extends StageReviewSchema.class {}
StageReviewSchema.setClass(StageReview)
