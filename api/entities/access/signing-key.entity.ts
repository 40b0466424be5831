import { defineEntity, p } from '@mikro-orm/core'
import type { LaunchEnvironment } from '../../../schema/vocabulary/launch-environment.ts'
import type { PublishedKey, SigningAlgorithm } from '../../domain/signing-keys.ts'

const SigningKeySchema = defineEntity({
  name: 'SigningKey',
  tableName: 'signing_key',
  properties: {
    kid: p.string().primary(),
    organizationId: p.uuid(),
    createdAt: p.datetime(),
    environment: p.string().$type<LaunchEnvironment>(),
    alg: p.string().$type<SigningAlgorithm>(),
    publicKey: p.json<PublishedKey>(),
    /** The private half, which no column holds in clear. */
    sealed: p.text(),
    sealedWith: p.string(),
    /** From when it signs; until then it is published only. */
    signsFrom: p.datetime(),
  },
})

/** A key one environment signs tokens with, did, or will. */
export class SigningKey extends SigningKeySchema.class {}
SigningKeySchema.setClass(SigningKey)
