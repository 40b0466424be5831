import { defineEntity, p } from '@mikro-orm/core'

const TotpAuthenticatorSchema = defineEntity({
  name: 'TotpAuthenticator',
  tableName: 'totp_authenticator',
  properties: {
    userId: p.uuid().primary(),
    organizationId: p.uuid(),
    createdAt: p.datetime().onCreate(() => new Date()),
    /** The shared secret, encrypted; see the port `sealer`. */
    sealedSecret: p.text(),
    /** Null until a first code proved that the app has the secret. */
    confirmedAt: p.datetime().nullable(),
    /** The half minute of the last code that was accepted: none is accepted twice (RFC 6238 section 5.2). */
    lastStep: p.bigint('number').nullable(),
  },
})

/** An authenticator app that makes codes by the clock (RFC 6238). One per person. */
export class TotpAuthenticator extends TotpAuthenticatorSchema.class {}
TotpAuthenticatorSchema.setClass(TotpAuthenticator)
