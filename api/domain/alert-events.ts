import type { FailureKind } from '../../schema/vocabulary/alert.ts'

/** What everything here is about. */
interface OfApp {
  appId: string
  vendorId: string
}

/** The public keys of an app cannot be fetched or used any more. */
export interface JwksUnreachable extends OfApp {
  type: 'jwks.unreachable'
  /** In words a developer can act on. */
  reason: string
}

/** The redirect addresses of a production client changed. */
export interface RedirectUrisChanged extends OfApp {
  type: 'client.redirect-uris-changed'
  clientId: string
}

/** Another text stands at the privacy policy of a live app than when it was looked at before. */
interface PrivacyPolicyChanged extends OfApp {
  type: 'privacy-policy.changed'
}

/** The privacy policy of a live app could not be read, twice in a row. */
interface PrivacyPolicyUnreachable extends OfApp {
  type: 'privacy-policy.unreachable'
  reason: string
}

/** So many attempts of an app in production failed on one day, "2026-11-23" (R276). */
interface ManyFailures extends OfApp {
  type: 'alert.many-failures'
  day: string
  failures: number
  attempts: number
  mostly: FailureKind
}

/** An app read so much more on one day than on others (R277). */
interface AbnormalVolume extends OfApp {
  type: 'alert.abnormal-volume'
  day: string
  requests: number
  usual: number
}

/** A live app is granted what it has not used for long (R278). */
interface ScopeDrift extends OfApp {
  type: 'alert.scope-drift'
  /** For so many days. */
  days: number
  unused: string[]
}

export type AlertEvent =
  | JwksUnreachable
  | RedirectUrisChanged
  | PrivacyPolicyChanged
  | PrivacyPolicyUnreachable
  | ManyFailures
  | AbnormalVolume
  | ScopeDrift
