import { defineEntity, p } from '@mikro-orm/core'
import type { AuditAction } from '../../../schema/vocabulary/audit-action.ts'
import type { Environment } from '../../../schema/vocabulary/registration.ts'
import { ownedRow } from '../base.entity.ts'

const AuditEventSchema = defineEntity({
  name: 'AuditEvent',
  tableName: 'audit_event',
  properties: {
    ...ownedRow,
    sequence: p.bigint('number').autoincrement().persist(false).nullable(),
    action: p.string().$type<AuditAction>(),
    outcome: p.string().$type<'SUCCESS' | 'DENIED' | 'FAILURE'>(),
    /** Who acted: a person, or the platform itself when absent. */
    actorId: p.uuid().nullable(),
    /** The actor in words, kept because people leave and rows stay. */
    actorName: p.string(),
    vendorId: p.uuid().nullable(),
    appId: p.uuid().nullable(),
    appVersionId: p.uuid().nullable(),
    clientId: p.string().nullable(),
    environment: p.string().$type<Environment>().nullable(),
    /** FHIR reference, "Patient/id". */
    patientRef: p.string().nullable(),
    userRef: p.string().nullable(),
    scopes: p.array().nullable(),
    sourceIp: p.string().nullable(),
    requestId: p.string().nullable(),
    detail: p.json<Record<string, unknown>>().nullable(),
  },
})

/** Answers R208 and R300: which app, which user, which patient, which scopes, what was done. Append-only. */
export class AuditEvent extends AuditEventSchema.class {}
AuditEventSchema.setClass(AuditEvent)
