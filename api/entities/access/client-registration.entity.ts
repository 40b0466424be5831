import { defineEntity, p } from '@mikro-orm/core'
import type { KeptMetadata } from '../../domain/client-registration.ts'
import { User } from '../account/user.entity.ts'
import { OAuthClient } from './oauth-client.entity.ts'

const ClientRegistrationSchema = defineEntity({
  name: 'ClientRegistration',
  tableName: 'client_registration',
  properties: {
    oauthClientId: () => p.manyToOne(OAuthClient).mapToPk().fieldName('oauth_client_id').primary(),
    organizationId: p.uuid(),
    createdAt: p.datetime(),
    /** Whose token it was registered with: what they may no longer do, it may no longer either. */
    registeredById: () => p.manyToOne(User).mapToPk().fieldName('registered_by_id'),
    /** SHA-256, hex, of the registration access token (RFC 7592). */
    tokenHash: p.string().unique(),
    /** What was said at registration and has no place in a version. */
    metadata: p.json<KeptMetadata>(),
  },
})

/** That a client of the sandbox registered itself, and what manages it from outside. */
export class ClientRegistration extends ClientRegistrationSchema.class {}
ClientRegistrationSchema.setClass(ClientRegistration)
