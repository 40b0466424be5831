import { defineEntity, p } from '@mikro-orm/core'

const PasskeyChallengeSchema = defineEntity({
  name: 'PasskeyChallenge',
  tableName: 'passkey_challenge',
  properties: {
    /** SHA-256: the challenge itself is with the browser. */
    challengeHash: p.text().primary(),
    organizationId: p.uuid(),
    userId: p.uuid(),
    /** What it was given out for; an answer to one is none to the other. */
    purpose: p.text().$type<'CREATE' | 'SIGN_IN'>(),
    expiresAt: p.datetime(),
  },
})

/** A challenge that waits for a passkey to sign it, once. */
export class PasskeyChallenge extends PasskeyChallengeSchema.class {}
PasskeyChallengeSchema.setClass(PasskeyChallenge)
