/** Legal details that stay as they were given, but for a correction by two people (R026). */
export const CORRECTABLE_FIELDS = [
  'legalFirstName',
  'legalLastName',
  'legalBusinessName',
  'duns',
  'email',
] as const
export type CorrectableField = (typeof CORRECTABLE_FIELDS)[number]
export const CORRECTABLE_FIELD_NAMES: Readonly<Record<CorrectableField, string>> = {
  legalFirstName: 'Legal first name',
  legalLastName: 'Legal last name',
  legalBusinessName: 'Legal business name',
  duns: 'D.U.N.S. number',
  email: 'E-mail',
}

/** How far a correction of legal details has come. */
export const CORRECTION_STATES = ['PROPOSED', 'CONFIRMED', 'DECLINED'] as const
export type CorrectionState = (typeof CORRECTION_STATES)[number]
export const CORRECTION_STATE_NAMES: Readonly<Record<CorrectionState, string>> = {
  PROPOSED: 'Waits for a second person',
  CONFIRMED: 'Corrected',
  DECLINED: 'Declined',
}

/** How calling a vendor back ended; nobody checks addresses and numbers by machine (A20). */
export const CALL_OUTCOMES = ['VERIFIED', 'NOT_VERIFIED'] as const
export type CallOutcome = (typeof CALL_OUTCOMES)[number]
export const CALL_OUTCOME_NAMES: Readonly<Record<CallOutcome, string>> = {
  VERIFIED: 'Verified',
  NOT_VERIFIED: 'Not verified',
}

/** How far an invitation has come. */
export const INVITATION_STATES = ['OPEN', 'EXPIRED', 'ACCEPTED', 'REVOKED'] as const
export type InvitationState = (typeof INVITATION_STATES)[number]
export const INVITATION_STATE_NAMES: Readonly<Record<InvitationState, string>> = {
  OPEN: 'Waiting for an answer',
  EXPIRED: 'Expired',
  ACCEPTED: 'Accepted',
  REVOKED: 'Withdrawn',
}

/** How long an invitation can be accepted, and how long nobody sends it again. */
export const INVITATION_TIMES = { validDays: 7, againAfterSeconds: 60 } as const

/** What each role within a vendor may do, in one sentence. */
export const VENDOR_ROLE_MEANINGS = {
  OWNER: 'Does everything: signs, releases, manages members and contact details.',
  DEVELOPER: 'Drafts and submits apps, uploads documents, writes to the reviewers.',
  VIEWER: 'Sees everything of the vendor and changes nothing.',
} as const
