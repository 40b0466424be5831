import { defineEntity, p } from '@mikro-orm/core'
import type { LaunchEnvironment } from '../../../schema/vocabulary/launch-environment.ts'

const OidcRecordSchema = defineEntity({
  name: 'OidcRecord',
  tableName: 'oidc_record',
  properties: {
    /** Which issuer wrote it: production and sandbox never see each other's records. */
    environment: p.string().$type<LaunchEnvironment>().primary(),
    model: p.string().primary(),
    id: p.string().primary(),
    organizationId: p.uuid(),
    payload: p.json<Record<string, unknown>>(),
    grantId: p.string().nullable(),
    uid: p.string().nullable(),
    userCode: p.string().nullable(),
    accountId: p.string().nullable(),
    clientId: p.string().nullable(),
    expiresAt: p.datetime().nullable(),
    consumedAt: p.datetime().nullable(),
  },
})

/** Storage of the authorization server's own models: sessions, codes, tokens, grants. */
export class OidcRecord extends OidcRecordSchema.class {}
OidcRecordSchema.setClass(OidcRecord)
