import { defineEntity, p } from '@mikro-orm/core'
import { ownedRow } from '../base.entity.ts'
import { User } from './user.entity.ts'

const FederatedIdentitySchema = defineEntity({
  name: 'FederatedIdentity',
  tableName: 'federated_identity',
  properties: {
    ...ownedRow,
    userId: () => p.manyToOne(User).mapToPk().fieldName('user_id'),
    /** Together one person at one provider, for ever (OpenID Connect Core 5.7); an address is not. */
    issuer: p.string().length(500),
    subject: p.string(),
  },
})

/** Whom an OpenID provider of the hospital calls what. */
export class FederatedIdentity extends FederatedIdentitySchema.class {}
FederatedIdentitySchema.setClass(FederatedIdentity)
