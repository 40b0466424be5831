import { defineEntity, p } from '@mikro-orm/core'
import { ownedRow } from '../base.entity.ts'
import { User } from './user.entity.ts'

const PasskeySchema = defineEntity({
  name: 'Passkey',
  tableName: 'passkey',
  properties: {
    ...ownedRow,
    userId: () => p.manyToOne(User).mapToPk().fieldName('user_id'),
    /** As the browser names it, base64url. */
    credentialId: p.text().unique(),
    /** COSE key, base64url. Public. */
    publicKey: p.text(),
    /** Signatures so far, where the device counts them; one that goes back is a copy. */
    counter: p.bigint('number'),
    transports: p.array(),
    /** What its owner calls it. */
    name: p.string(),
    lastUsedAt: p.datetime().nullable(),
  },
})

/** A key in a device or a password manager that signs for a person (WebAuthn). */
export class Passkey extends PasskeySchema.class {}
PasskeySchema.setClass(Passkey)
