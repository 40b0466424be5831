import { defineEntity, p } from '@mikro-orm/core'
import { OAuthClient } from './oauth-client.entity.ts'

const KeySetProbeSchema = defineEntity({
  name: 'KeySetProbe',
  tableName: 'key_set_probe',
  properties: {
    oauthClientId: () => p.manyToOne(OAuthClient).mapToPk().fieldName('oauth_client_id').primary(),
    organizationId: p.uuid(),
    checkedAt: p.datetime(),
    ok: p.boolean(),
    /** What was found, in words a developer can act on. */
    detail: p.text(),
  },
})

/** The latest look at the address a client publishes its keys at. */
export class KeySetProbe extends KeySetProbeSchema.class {}
KeySetProbeSchema.setClass(KeySetProbe)
