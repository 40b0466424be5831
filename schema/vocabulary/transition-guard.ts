/** The conditions of the lifecycle table that depend on more than status and role. */
export const TRANSITION_GUARDS = [
  'SUBMISSION_COMPLETE',
  'VENDOR_PROFILE_COMPLETE',
  'ATTESTATION_ANSWERED',
  'CHANGE_NOTES_GIVEN',
  'SCOPES_JUSTIFIED',
  'CHANGE_SUMMARY_GIVEN',
  'REJECTION_CODE_PERMITTED',
  'STAGES_PASSED',
  'SCOPES_DECIDED',
  'VALIDATION_WITHOUT_ERROR',
  'OPERATIONS_PLANNED',
  'DUTIES_SEPARATED',
  'ATTESTATION_CURRENT',
  'NO_KILL_SWITCH',
  'NEWER_VERSION_LIVE',
  'SUSPENSION_RESOLVED',
  'INCIDENT_CLOSED',
  'SECOND_PERSON_AFTER_EMERGENCY',
  'SUNSET_PASSED_OR_REASON',
  'NEVER_SUBMITTED',
] as const

export type TransitionGuard = (typeof TRANSITION_GUARDS)[number]

/** Guards that the reason given with a transition satisfies: it is the summary that is asked for. */
export const GUARDS_MET_BY_A_REASON: readonly TransitionGuard[] = [
  'CHANGE_SUMMARY_GIVEN',
  'SUNSET_PASSED_OR_REASON',
]

/** What has to be true, in words for the person who is told that it is not. */
export const TRANSITION_GUARD_MEANINGS: Readonly<Record<TransitionGuard, string>> = {
  SUBMISSION_COMPLETE: 'All seven steps are complete.',
  VENDOR_PROFILE_COMPLETE: 'The vendor profile is complete.',
  ATTESTATION_ANSWERED: 'The current attestation text was accepted or declined.',
  CHANGE_NOTES_GIVEN: 'From the second version on, the changes are described.',
  SCOPES_JUSTIFIED: 'Every scope has a purpose, and a sensitive one a justification.',
  CHANGE_SUMMARY_GIVEN: 'What was changed is summarised.',
  REJECTION_CODE_PERMITTED: 'The ground for the rejection is permitted for this app.',
  STAGES_PASSED: 'The stages up to the pilot are passed, or waived with an artifact.',
  SCOPES_DECIDED: 'Every scope has a decision.',
  VALIDATION_WITHOUT_ERROR: 'The last validation run has no error.',
  OPERATIONS_PLANNED: 'Owner, support contact, incident contact and deactivation plan are present.',
  DUTIES_SEPARATED: 'The approver did not pass the security stage; a high tier has two approvals.',
  ATTESTATION_CURRENT: 'The attestation text has not changed since it was answered.',
  NO_KILL_SWITCH: 'Neither the vendor nor one of the scopes is disabled.',
  NEWER_VERSION_LIVE: 'A newer version of the same app became live.',
  SUSPENSION_RESOLVED: 'The reason of the suspension is resolved, or overridden with a reason.',
  INCIDENT_CLOSED: 'The incident is closed with a summary.',
  SECOND_PERSON_AFTER_EMERGENCY: 'After an emergency, a second person confirms.',
  SUNSET_PASSED_OR_REASON: 'The sunset date has passed, or a reason is given.',
  NEVER_SUBMITTED: 'The draft was never submitted.',
}
