import type { ReleaseHold } from '../../schema/vocabulary/release-mode.ts'

/** A pilot of a version began, was changed, or is over. */
interface PilotMoved {
  type: 'pilot.started' | 'pilot.changed' | 'pilot.ended'
  pilotId: string
  appVersionId: string
  appId: string
  vendorId: string
  /** Who did it; nobody when its date was past. */
  actorId: string | null
}

/** A pilot is over by itself in a few days. */
interface PilotEnding {
  type: 'pilot.ending'
  pilotId: string
  appVersionId: string
  appId: string
  vendorId: string
  days: number
}

/** An earlier version is brought back under a new number. */
interface AppVersionRolledBack {
  type: 'app-version.rolled-back'
  /** The new number. */
  appVersionId: string
  restoresVersionId: string
  appId: string
  vendorId: string
}

/** An approved version cannot go live by itself yet. */
interface ReleaseHeld {
  type: 'app-version.release-held'
  appVersionId: string
  appId: string
  vendorId: string
  holds: ReleaseHold[]
}

/** An app ends on a day that is to come, or on another one than was said. */
interface SunsetAnnounced {
  type: 'app.sunset-announced'
  /** The live one. */
  appVersionId: string
  appId: string
  vendorId: string
  /** The UTC day, as 2027-03-01. */
  sunsetOn: string
  reason: string
  successorName: string | null
  isChange: boolean
  actorId: string | null
}

/** An app does not end after all. */
interface SunsetWithdrawn {
  type: 'app.sunset-withdrawn'
  appVersionId: string
  appId: string
  vendorId: string
  sunsetOn: string
  reason: string
  actorId: string | null
}

/** What happens to the release of a version and to the end of an app, beside its moves. */
type ReleaseEvent = ReleaseHeld | SunsetAnnounced | SunsetWithdrawn

/** What happens to a pilot. */
export type PilotEvent = PilotMoved | PilotEnding

/** What happens to versions beside their moves. */
export type LifecycleEvent = PilotEvent | AppVersionRolledBack | ReleaseEvent
