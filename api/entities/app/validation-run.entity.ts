import { defineEntity, p } from '@mikro-orm/core'
import type { Scenario } from '../../../schema/vocabulary/scenario.ts'
import type { Check, Severity } from '../../../schema/vocabulary/validation.ts'
import { User } from '../account/user.entity.ts'
import { ownedRow } from '../base.entity.ts'
import { AppVersion } from './app-version.entity.ts'

const ValidationRunSchema = defineEntity({
  name: 'ValidationRun',
  tableName: 'validation_run',
  properties: {
    ...ownedRow,
    appVersionId: () =>
      p.manyToOne(AppVersion).mapToPk().fieldName('app_version_id').deleteRule('cascade'),
    startedById: () => p.manyToOne(User).mapToPk().fieldName('started_by_id').nullable(),
    finishedAt: p.datetime(),
    submittedAt: p.datetime().nullable(),
    verdict: p.string().$type<Severity>(),
    checks: p.json<Check[]>(),
    scenarios: p.array().$type<Scenario[]>(),
  },
})

/** What the server found when it looked at a version: its addresses, keys, scopes and statements. Runs never change. */
export class ValidationRun extends ValidationRunSchema.class {}
ValidationRunSchema.setClass(ValidationRun)
