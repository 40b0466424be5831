import { defineEntity, p } from '@mikro-orm/core'
import { ownedRow } from '../base.entity.ts'
import { OAuthClient } from './oauth-client.entity.ts'

const ClientSecretSchema = defineEntity({
  name: 'ClientSecret',
  tableName: 'client_secret',
  properties: {
    ...ownedRow,
    oauthClientId: () => p.manyToOne(OAuthClient).mapToPk().fieldName('oauth_client_id'),
    /** SHA-256, hex. Secrets are 256 random bits, so a slow hash would add nothing. */
    secretHash: p.string(),
    lastFour: p.string(),
    label: p.string().nullable(),
    activatesAt: p.datetime(),
    expiresAt: p.datetime(),
    revokedAt: p.datetime().nullable(),
    /** The latest reminder of its end, in days before it. */
    remindedDays: p.integer().nullable(),
  },
})

/** One secret of a confidential client; two may live side by side while they are rotated. */
export class ClientSecret extends ClientSecretSchema.class {}
ClientSecretSchema.setClass(ClientSecret)
