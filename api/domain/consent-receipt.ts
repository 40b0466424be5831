import type { LaunchEnvironment } from '../../schema/vocabulary/launch-environment.ts'

/** One thing that was allowed, in the words the person read. */
export interface ReceiptScope {
  scope: string
  sentence: string
  detail: string
  writes: boolean
  /** Why the app wants it, in the vendor's words; null where none were given. */
  purpose: string | null
}

/** What was shown and allowed, as it was at that moment: later words of the catalog or the vendor do not change it. */
export interface ReceiptContent {
  appName: string
  vendorName: string
  privacyPolicyUrl: string | null
  termsUrl: string | null
  personName: string
  /** "Patient/id", and the name of that patient where it is somebody else; null without a patient. */
  patientRef: string | null
  patientName: string | null
  scopes: ReceiptScope[]
  /** The vendor declines the privacy and security terms, and the person was told. */
  wasWarned: boolean
  hospital: { name: string; supportEmail: string }
}

/** The receipt of a consent, with what became of it since. */
export interface ConsentReceipt extends ReceiptContent {
  id: string
  environment: LaunchEnvironment
  clientId: string
  givenAt: Date
  /** Null: it ends when it is taken back. */
  expiresAt: Date | null
  /** That moment is over. */
  hasExpired: boolean
  revokedAt: Date | null
  /** Somebody else than the person ended it: the hospital. */
  isRevokedByOthers: boolean
  /** Where the person can stop it. */
  manageUrl: string
  /** Address of the hospital's FHIR server in that environment. */
  fhirBase: string
}

/** How long a consent lasts, in words. */
export function durationWords(receipt: ConsentReceipt): string {
  const { expiresAt, hasExpired, isRevokedByOthers, revokedAt, scopes } = receipt
  if (revokedAt) {
    return `Ended: ${isRevokedByOthers ? 'the hospital' : 'you'} took it back on ${dayOf(revokedAt)}.`
  }
  if (expiresAt && hasExpired) return `Ended: its time was over on ${dayOf(expiresAt)}.`
  const has = (scope: string) => scopes.some((one) => one.scope === scope)
  const until = expiresAt
    ? `until ${dayOf(expiresAt)}, or until you take it back`
    : 'until you take it back'
  return has('offline_access')
    ? `It stands ${until}, also while you are not using the app.`
    : `It stands ${until}; the app reaches your data only while you use it.`
}

/** How to stop it, in words. */
export function howToStop({ hasExpired, hospital, manageUrl, revokedAt }: ConsentReceipt): string {
  if (revokedAt || hasExpired)
    return 'There is nothing left to do: the app reaches nothing here any more.'
  return `Open ${manageUrl}, sign in and choose Revoke: the app is stopped at once. Or write to ${hospital.supportEmail}. What the app has copied before is with its vendor; ask them to delete it.`
}

/** A moment as receipts spell it: the day, in UTC. */
export function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10)
}
