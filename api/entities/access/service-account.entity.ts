import { defineEntity, p } from '@mikro-orm/core'
import type { ServiceAbility } from '../../../schema/vocabulary/service-ability.ts'
import { User } from '../account/user.entity.ts'
import { ownedRow } from '../base.entity.ts'
import { OAuthClient } from './oauth-client.entity.ts'

const ServiceAccountSchema = defineEntity({
  name: 'ServiceAccount',
  tableName: 'service_account',
  properties: {
    ...ownedRow,
    oauthClientId: () => p.manyToOne(OAuthClient).mapToPk().fieldName('oauth_client_id'),
    abilities: p.array().$type<ServiceAbility[]>(),
    purpose: p.text(),
    createdById: () => p.manyToOne(User).mapToPk().fieldName('created_by_id'),
    endedAt: p.datetime().nullable(),
  },
})

/** What a backend service may do in the platform itself, given to its client by an administrator. */
export class ServiceAccount extends ServiceAccountSchema.class {}
ServiceAccountSchema.setClass(ServiceAccount)
