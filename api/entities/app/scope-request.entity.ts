import { defineEntity, p } from '@mikro-orm/core'
import type { ScopeDecision } from '../../../schema/vocabulary/registration.ts'
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
    grantedScope: p.text().nullable(),
    reason: p.text().nullable(),
  },
})

/** One scope a version asks for, why, and what was decided. */
export class ScopeRequest extends ScopeRequestSchema.class {}
ScopeRequestSchema.setClass(ScopeRequest)
