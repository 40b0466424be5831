import { defineEntity, p } from '@mikro-orm/core'
import type { ClientEnvironment } from '../../../schema/vocabulary/launch-environment.ts'
import { User } from '../account/user.entity.ts'
import { AppVersion } from '../app/app-version.entity.ts'
import { ownedRow } from '../base.entity.ts'

const ScopeGrantSchema = defineEntity({
  name: 'ScopeGrant',
  tableName: 'scope_grant',
  properties: {
    ...ownedRow,
    appVersionId: () => p.manyToOne(AppVersion).mapToPk().fieldName('app_version_id'),
    environment: p.string().$type<ClientEnvironment>(),
    ownerId: () => p.manyToOne(User).mapToPk().fieldName('owner_id'),
    scope: p.text(),
    grantedById: () => p.manyToOne(User).mapToPk().fieldName('granted_by_id').nullable(),
    expiresAt: p.datetime().nullable(),
    endedAt: p.datetime().nullable(),
  },
})

/** R292: a scope granted to a version, in an environment, for an owner. */
export class ScopeGrant extends ScopeGrantSchema.class {}
ScopeGrantSchema.setClass(ScopeGrant)
