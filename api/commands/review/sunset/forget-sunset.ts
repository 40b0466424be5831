import type { App } from '../../../entities/app/app.entity.ts'

/** Forgets that an end of an app was announced; the audit trail keeps it. */
export function forgetSunset(app: App): void {
  app.sunsetAt = null
  app.sunsetAnnouncedAt = null
  app.sunsetNote = null
  app.successorAppId = null
}
