import { recheckKeySets } from './access/recheck-key-sets.ts'
import { remindExpiringSecrets } from './access/remind-expiring-secrets.ts'
import { rotateSigningKeys } from './access/rotate-signing-keys.ts'
import { removeOrphanedDocuments } from './documents/remove-orphans.ts'
import { scanWaitingDocuments } from './documents/scan-waiting.ts'
import type { HandlerContext } from './handler.ts'
import { sendDigests } from './mail/send-digests.ts'
import { refreshStandings } from './partner/refresh-standings.ts'
import { remindContracts } from './partner/remind-contracts.ts'
import { remindOverdueAttestations } from './remind-overdue-attestations.ts'
import { eraseRequesters } from './requests/erase-requesters.ts'
import { endPastPilots } from './review/end-past-pilots.ts'
import { openRecertifications } from './review/open-recertifications.ts'
import { remindRecertifications } from './review/remind-recertifications.ts'
import { remindStages } from './review/remind-stages.ts'

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
  { name: 'recheck-key-sets', everyMinutes: DAY, run: recheckKeySets },
  { name: 'remind-expiring-secrets', everyMinutes: DAY, run: remindExpiringSecrets },
  { name: 'rotate-signing-keys', everyMinutes: 60, run: rotateSigningKeys },
  { name: 'scan-waiting-documents', everyMinutes: 1, run: scanWaitingDocuments },
  { name: 'remove-orphaned-documents', everyMinutes: 60, run: removeOrphanedDocuments },
  // A stage is due at the end of a day of the hospital, whatever its zone.
  { name: 'remind-stages', everyMinutes: 60, run: remindStages },
  { name: 'remind-contracts', everyMinutes: 60, run: remindContracts },
  { name: 'refresh-standings', everyMinutes: 60, run: (ctx) => refreshStandings(ctx) },
  { name: 'erase-requesters', everyMinutes: DAY, run: eraseRequesters },
  { name: 'end-past-pilots', everyMinutes: 5, run: endPastPilots },
  { name: 'open-recertifications', everyMinutes: DAY, run: openRecertifications },
  { name: 'remind-recertifications', everyMinutes: DAY, run: remindRecertifications },
  // Hourly, so that the day is right; its rounds see to it that nobody hears of it more often than monthly.
  { name: 'attestation-overdue', everyMinutes: 60, run: remindOverdueAttestations },
]
