import { defineEntity, p } from '@mikro-orm/core'
import { User } from '../account/user.entity.ts'
import { Vendor } from '../account/vendor.entity.ts'
import { App } from '../app/app.entity.ts'
import { ownedRow } from '../base.entity.ts'

/** What an emergency stops, counted (R275). */
export interface EmergencyReach {
  /** Live apps. */
  apps: number
  /** Their clients in production. */
  clients: number
  /** Access and refresh tokens that stand. */
  tokens: number
  /** Connections between a person, or a service, and an app. */
  sessions: number
  consents: number
  people: number
  /** The first ten, by name. */
  appNames: string[]
}

const KillSwitchSchema = defineEntity({
  name: 'KillSwitch',
  tableName: 'kill_switch',
  properties: {
    ...ownedRow,
    /** The one app that is disabled; exactly one of this, vendor and scope is there. */
    appId: () => p.manyToOne(App).mapToPk().fieldName('app_id').nullable(),
    /** The vendor that is disabled with all its apps. */
    vendorId: () => p.manyToOne(Vendor).mapToPk().fieldName('vendor_id').nullable(),
    /** The scope that is taken from every live grant. */
    scope: p.text().nullable(),
    reason: p.text(),
    /** Nobody where a service pulled it. */
    pulledById: () => p.manyToOne(User).mapToPk().fieldName('pulled_by_id').nullable(),
    /** As people know who pulled it: a person or a service. */
    pulledByName: p.string().default(''),
    /** What it stopped, counted when it was pulled. */
    reach: p.json<EmergencyReach>().nullable(),
    suspendedVersions: p.integer().default(0),
    grantsCut: p.integer().default(0),
    /** From being asked for to being committed: the next request of the app was refused. */
    millisecondsToRevoke: p.integer().nullable(),
    liftedAt: p.datetime().nullable(),
    liftedById: () => p.manyToOne(User).mapToPk().fieldName('lifted_by_id').nullable(),
    liftReason: p.text().nullable(),
  },
})

/** An app, a vendor or a scope that is disabled in an emergency, until a second person lifts it (LIFECYCLE D3). */
export class KillSwitch extends KillSwitchSchema.class {}
KillSwitchSchema.setClass(KillSwitch)
