import { defineEntity, p } from '@mikro-orm/core'
import type { LaunchEnvironment } from '../../../schema/vocabulary/launch-environment.ts'
import type { LaunchReference, OpeningEhr } from '../../domain/ehr-launch.ts'
import { User } from '../account/user.entity.ts'
import { ownedRow } from '../base.entity.ts'
import { OAuthClient } from './oauth-client.entity.ts'
import { ServiceAccount } from './service-account.entity.ts'

const EhrLaunchSchema = defineEntity({
  name: 'EhrLaunch',
  tableName: 'ehr_launch',
  properties: {
    ...ownedRow,
    environment: p.string().$type<LaunchEnvironment>(),
    tokenHash: p.string().unique(),
    serviceAccountId: () => p.manyToOne(ServiceAccount).mapToPk().fieldName('service_account_id'),
    oauthClientId: () => p.manyToOne(OAuthClient).mapToPk().fieldName('oauth_client_id'),
    userId: () => p.manyToOne(User).mapToPk().fieldName('user_id'),
    patientId: p.string().nullable(),
    encounterId: p.string().nullable(),
    intent: p.string().nullable(),
    /** The kind of work it was opened from, as the scope catalog names it; null where the EHR did not say. */
    workflow: p.string().nullable(),
    needPatientBanner: p.boolean(),
    fhirContext: p.json<LaunchReference[]>(),
    /** Null for launches of before it was kept. */
    openedBy: p.json<OpeningEhr>().nullable(),
    appContext: p.text().nullable(),
    expiresAt: p.datetime(),
    consumedAt: p.datetime().nullable(),
  },
})

/** What was on the screen when an EHR opened an app; found by the hash of the token the app brings along. */
export class EhrLaunch extends EhrLaunchSchema.class {}
EhrLaunchSchema.setClass(EhrLaunch)
