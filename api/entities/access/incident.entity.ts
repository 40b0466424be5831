import { defineEntity, p } from '@mikro-orm/core'
import type { IncidentKind } from '../../../schema/vocabulary/incident.ts'
import { User } from '../account/user.entity.ts'
import { Vendor } from '../account/vendor.entity.ts'
import { App } from '../app/app.entity.ts'
import { editableRow } from '../base.entity.ts'
import { KillSwitch } from './kill-switch.entity.ts'

const IncidentSchema = defineEntity({
  name: 'Incident',
  tableName: 'incident',
  properties: {
    ...editableRow,
    kind: p.string().$type<IncidentKind>(),
    /** What was stopped: exactly one of app, vendor and scope. */
    appId: () => p.manyToOne(App).mapToPk().fieldName('app_id').nullable(),
    vendorId: () => p.manyToOne(Vendor).mapToPk().fieldName('vendor_id').nullable(),
    scope: p.text().nullable(),
    /** The emergency it is the record of; none for a suspension. */
    killSwitchId: () => p.manyToOne(KillSwitch).mapToPk().fieldName('kill_switch_id').nullable(),
    reason: p.text(),
    /** Nobody where a service did it. */
    openedById: () => p.manyToOne(User).mapToPk().fieldName('opened_by_id').nullable(),
    openedByName: p.string(),
    /** Clients that were stopped, as apps send them. */
    clientIds: p.array().default([]),
    sessionCount: p.integer().default(0),
    tokenCount: p.integer().default(0),
    personCount: p.integer().default(0),
    /** When the command began, by the clock of the database: what replicas confirm is counted from it. */
    askedAt: p.datetime().nullable(),
    closedAt: p.datetime().nullable(),
    closedById: () => p.manyToOne(User).mapToPk().fieldName('closed_by_id').nullable(),
    /** The summary: what was found, and what was done about it. */
    finding: p.text().nullable(),
    remedy: p.text().nullable(),
  },
})

/** The record of a suspension or an emergency, until it is closed with a summary (LIFECYCLE D3). */
export class Incident extends IncidentSchema.class {}
IncidentSchema.setClass(Incident)
