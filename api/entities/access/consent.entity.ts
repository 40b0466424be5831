import { defineEntity, p } from '@mikro-orm/core'
import type { LaunchEnvironment } from '../../../schema/vocabulary/launch-environment.ts'
import { User } from '../account/user.entity.ts'
import { App } from '../app/app.entity.ts'
import { AppVersion } from '../app/app-version.entity.ts'
import { ownedRow } from '../base.entity.ts'
import { OAuthClient } from './oauth-client.entity.ts'

const ConsentSchema = defineEntity({
  name: 'Consent',
  tableName: 'consent',
  properties: {
    ...ownedRow,
    /** The authorization server's grant; tokens carry it, so one row ends them all. */
    grantId: p.string().unique(),
    environment: p.string().$type<LaunchEnvironment>(),
    userId: () => p.manyToOne(User).mapToPk().fieldName('user_id'),
    oauthClientId: () => p.manyToOne(OAuthClient).mapToPk().fieldName('oauth_client_id'),
    appId: () => p.manyToOne(App).mapToPk().fieldName('app_id'),
    appVersionId: () => p.manyToOne(AppVersion).mapToPk().fieldName('app_version_id'),
    /** "Patient/id" the person allowed, when a patient was chosen. */
    patientRef: p.string().nullable(),
    scopes: p.array(),
    attestationWarningShown: p.boolean(),
    lastUsedAt: p.datetime().nullable(),
    expiresAt: p.datetime().nullable(),
    revokedAt: p.datetime().nullable(),
    revokedById: () => p.manyToOne(User).mapToPk().fieldName('revoked_by_id').nullable(),
    /** Why, where somebody else than the person ended it; the person reads it. */
    revokedReason: p.text().nullable(),
  },
})

/** What a person allowed one client. Revoking it ends every token made under it (R213). */
export class Consent extends ConsentSchema.class {}
ConsentSchema.setClass(Consent)
