/** A pilot of a version began, was changed, or is over. */
export interface PilotMoved {
  type: 'pilot.started' | 'pilot.changed' | 'pilot.ended'
  pilotId: string
  appVersionId: string
  appId: string
  vendorId: string
}

/** An earlier version is brought back under a new number. */
export interface AppVersionRolledBack {
  type: 'app-version.rolled-back'
  /** The new number. */
  appVersionId: string
  restoresVersionId: string
  appId: string
  vendorId: string
}
