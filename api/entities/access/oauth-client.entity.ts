import { defineEntity, p } from '@mikro-orm/core'
import type { ClientEnvironment } from '../../../schema/vocabulary/launch-environment.ts'
import type { ClientType, IdTokenAlgorithm } from '../../../schema/vocabulary/registration.ts'
import { App } from '../app/app.entity.ts'
import { AppVersion } from '../app/app-version.entity.ts'
import { editableRow } from '../base.entity.ts'

const OAuthClientSchema = defineEntity({
  name: 'OAuthClient',
  tableName: 'oauth_client',
  properties: {
    ...editableRow,
    appId: () => p.manyToOne(App).mapToPk().fieldName('app_id'),
    /** A19 O11: one client per app and environment, pinned to a version; grants hang on the version. */
    pinnedVersionId: () => p.manyToOne(AppVersion).mapToPk().fieldName('pinned_version_id'),
    environment: p.string().$type<ClientEnvironment>(),
    clientId: p.string().unique(),
    clientType: p.string().$type<ClientType>(),
    idTokenAlg: p.string().$type<IdTokenAlgorithm>().default('RS256'),
    redirectUrls: p.array(),
    launchUrl: p.text().nullable(),
    jwksUrl: p.text().nullable(),
    jwks: p.json<{ keys: Record<string, unknown>[] }>().nullable(),
    disabledAt: p.datetime().nullable(),
    /** Access tokens of before are over. */
    tokensFrom: p.datetime().nullable(),
  },
})

/** What an app is to the authorization server, in one environment. */
export class OAuthClient extends OAuthClientSchema.class {}
OAuthClientSchema.setClass(OAuthClient)
