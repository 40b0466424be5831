import { defineEntity, p } from '@mikro-orm/core'
import { User } from '../account/user.entity.ts'
import { ownedRow } from '../base.entity.ts'
import { AppVersion } from './app-version.entity.ts'

const LaunchApprovalSchema = defineEntity({
  name: 'LaunchApproval',
  tableName: 'launch_approval',
  properties: {
    ...ownedRow,
    appVersionId: () => p.manyToOne(AppVersion).mapToPk().fieldName('app_version_id'),
    approverId: () => p.manyToOne(User).mapToPk().fieldName('approver_id'),
    /** When the review started over, and what was approved was no longer what is in review. */
    endedAt: p.datetime().nullable(),
  },
})

/** One person's approval of a version in review; high risk needs those of two (LIFECYCLE D2). */
export class LaunchApproval extends LaunchApprovalSchema.class {}
LaunchApprovalSchema.setClass(LaunchApproval)
