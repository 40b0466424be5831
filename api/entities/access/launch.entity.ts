import { defineEntity, p } from '@mikro-orm/core'
import type { LaunchEnvironment } from '../../../schema/vocabulary/launch-environment.ts'
import type { LaunchMode } from '../../../schema/vocabulary/registration.ts'
import { App } from '../app/app.entity.ts'
import { AppVersion } from '../app/app-version.entity.ts'
import { ownedRow } from '../base.entity.ts'
import { Consent } from './consent.entity.ts'

const LaunchSchema = defineEntity({
  name: 'Launch',
  tableName: 'launch',
  properties: {
    ...ownedRow,
    environment: p.string().$type<LaunchEnvironment>(),
    mode: p.string().$type<LaunchMode>(),
    appId: () => p.manyToOne(App).mapToPk().fieldName('app_id'),
    appVersionId: () => p.manyToOne(AppVersion).mapToPk().fieldName('app_version_id'),
    consentId: () => p.manyToOne(Consent).mapToPk().fieldName('consent_id').nullable(),
    userId: p.uuid().nullable(),
    patientRef: p.string().nullable(),
    /** Which of the hospital's systems opened the app, by the name it had then; null for an app opened on its own. */
    ehrName: p.text().nullable(),
    succeeded: p.boolean(),
    failure: p.text().nullable(),
  },
})

/** One start of an app: by whom, for which patient, and whether it ended in tokens (R212). */
export class Launch extends LaunchSchema.class {}
LaunchSchema.setClass(Launch)
