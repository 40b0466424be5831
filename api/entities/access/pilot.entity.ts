import { defineEntity, p } from '@mikro-orm/core'
import { User } from '../account/user.entity.ts'
import { AppVersion } from '../app/app-version.entity.ts'
import { editableRow } from '../base.entity.ts'
import { OAuthClient } from './oauth-client.entity.ts'

const PilotSchema = defineEntity({
  name: 'Pilot',
  tableName: 'pilot',
  properties: {
    ...editableRow,
    appVersionId: () => p.manyToOne(AppVersion).mapToPk().fieldName('app_version_id'),
    oauthClientId: () => p.manyToOne(OAuthClient).mapToPk().fieldName('oauth_client_id'),
    startedById: () => p.manyToOne(User).mapToPk().fieldName('started_by_id').nullable(),
    endsAt: p.datetime(),
    /** When it was ended, or found to be over. Past `endsAt` it is over all the same. */
    endedAt: p.datetime().nullable(),
    endReason: p.text().nullable(),
  },
})

/** A version that listed people try out in production until a date (R251). */
export class Pilot extends PilotSchema.class {}
PilotSchema.setClass(Pilot)
