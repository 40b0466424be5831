import { countAccesses } from './access/count-accesses.ts'
import { eraseAppState } from './access/erase-app-state.ts'
import { findScopeDrift } from './access/find-scope-drift.ts'
import { lookAtPolicies } from './access/look-at-policies.ts'
import { raiseAlerts } from './access/raise-alerts.ts'
import { recheckKeySets } from './access/recheck-key-sets.ts'
import { remindExpiringSecrets } from './access/remind-expiring-secrets.ts'
import { rotateSigningKeys } from './access/rotate-signing-keys.ts'
import { sweepStandingChanges } from './access/sweep-standing-changes.ts'
import { removeOrphanedDocuments } from './documents/remove-orphans.ts'
import { scanWaitingContracts, scanWaitingDocuments } from './documents/scan-waiting.ts'
import type { HandlerContext } from './handler.ts'
import { sendDigests } from './mail/send-digests.ts'
import { refreshStandings } from './partner/refresh-standings.ts'
import { remindContracts } from './partner/remind-contracts.ts'
import { remindOverdueAttestations } from './remind-overdue-attestations.ts'
import { eraseRequesters } from './requests/erase-requesters.ts'
import { endPastPilots } from './review/end-past-pilots.ts'
import { openRecertifications } from './review/open-recertifications.ts'
import { releaseHeldVersions } from './review/release-held-versions.ts'
import { remindPilots } from './review/remind-pilots.ts'
import { remindRecertifications } from './review/remind-recertifications.ts'
import { remindStages } from './review/remind-stages.ts'
import { retireSunsetApps } from './review/retire-sunset-apps.ts'
import { sweepIdempotencyKeys } from './sweep-idempotency-keys.ts'

/** Something done by the calendar and not because of an event. Run at least once per interval, on one replica. */
export interface Job {
  name: string
  everyMinutes: number
  /** Has to be harmless when repeated: a crash after its work and before its mark runs it again. */
  run: (ctx: HandlerContext) => Promise<void>
}

const DAY = 24 * 60

/** The calendar of the house. */
export const JOBS: readonly Job[] = [
  { name: 'send-digests', everyMinutes: 5, run: sendDigests },
  { name: 'count-accesses', everyMinutes: 1, run: countAccesses },
  { name: 'recheck-key-sets', everyMinutes: DAY, run: recheckKeySets },
  { name: 'look-at-policies', everyMinutes: DAY, run: lookAtPolicies },
  { name: 'raise-alerts', everyMinutes: 60, run: raiseAlerts },
  { name: 'find-scope-drift', everyMinutes: DAY, run: findScopeDrift },
  { name: 'remind-expiring-secrets', everyMinutes: DAY, run: remindExpiringSecrets },
  { name: 'rotate-signing-keys', everyMinutes: 60, run: rotateSigningKeys },
  { name: 'sweep-standing-changes', everyMinutes: 60, run: sweepStandingChanges },
  { name: 'sweep-idempotency-keys', everyMinutes: 60, run: sweepIdempotencyKeys },
  { name: 'scan-waiting-documents', everyMinutes: 1, run: scanWaitingDocuments },
  { name: 'scan-waiting-contracts', everyMinutes: 1, run: scanWaitingContracts },
  { name: 'remove-orphaned-documents', everyMinutes: 60, run: removeOrphanedDocuments },
  // A stage is due at the end of a day of the hospital, whatever its zone.
  { name: 'remind-stages', everyMinutes: 60, run: remindStages },
  { name: 'remind-contracts', everyMinutes: 60, run: remindContracts },
  { name: 'refresh-standings', everyMinutes: 60, run: (ctx) => refreshStandings(ctx) },
  { name: 'erase-requesters', everyMinutes: DAY, run: eraseRequesters },
  { name: 'erase-app-state', everyMinutes: DAY, run: eraseAppState },
  // Hourly, so that it is the day that was announced; days are those of UTC.
  { name: 'retire-sunset-apps', everyMinutes: 60, run: retireSunsetApps },
  { name: 'release-held-versions', everyMinutes: 1, run: releaseHeldVersions },
  { name: 'end-past-pilots', everyMinutes: 5, run: endPastPilots },
  { name: 'remind-pilots', everyMinutes: 60, run: remindPilots },
  { name: 'open-recertifications', everyMinutes: DAY, run: openRecertifications },
  { name: 'remind-recertifications', everyMinutes: DAY, run: remindRecertifications },
  // Hourly, so that the day is right; its rounds see to it that nobody hears of it more often than monthly.
  { name: 'attestation-overdue', everyMinutes: 60, run: remindOverdueAttestations },
]
