import { defineEntity, p } from '@mikro-orm/core'
import type { ScopeDecision } from '../../../schema/vocabulary/registration.ts'
import { User } from '../account/user.entity.ts'
import { ownedRow } from '../base.entity.ts'
import { AppVersion } from './app-version.entity.ts'

const ScopeRequestSchema = defineEntity({
  name: 'ScopeRequest',
  tableName: 'scope_request',
  properties: {
    ...ownedRow,
    appVersionId: () => p.manyToOne(AppVersion).mapToPk().fieldName('app_version_id'),
    position: p.integer(),
    scope: p.text(),
    purpose: p.text(),
    justification: p.text().nullable(),
    decision: p.string().$type<ScopeDecision>(),
    /** What was granted: the scope itself, or narrower ones, space-delimited as in a `scope` parameter. */
    grantedScope: p.text().nullable(),
    /** Why it was narrowed or refused; the vendor reads it. */
    reason: p.text().nullable(),
    decidedAt: p.datetime().nullable(),
    decidedById: () => p.manyToOne(User).mapToPk().fieldName('decided_by_id').nullable(),
  },
})

/** One scope a version asks for, why, and what was decided. */
export class ScopeRequest extends ScopeRequestSchema.class {}
ScopeRequestSchema.setClass(ScopeRequest)
