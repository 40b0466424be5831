/** What can be wrong with a request, as a stable code that clients may switch on. */
export const USER_ERROR_CODES = [
  'REQUIRED',
  'INVALID',
  'TOO_SHORT',
  'TOO_LONG',
  'NOT_UNIQUE',
  'NOT_FOUND',
  'FORBIDDEN',
  'INVALID_TRANSITION',
  'STALE_REVISION',
  'SCOPE_NOT_ALLOWED',
  'SCOPE_JUSTIFICATION_REQUIRED',
  'DOCUMENT_TYPE',
  'DOCUMENT_TOO_LARGE',
  'TERMINAL_STATE',
  'ATTESTATION_REQUIRED',
  'SEPARATION_OF_DUTIES',
  'STAGE_ORDER',
  'REASON_REQUIRED',
  'REASON_NOT_PERMITTED',
  'OUT_OF_SCOPE_PERMISSION',
  'RATE_LIMITED',
  'LAST_OWNER',
] as const

export type UserErrorCode = (typeof USER_ERROR_CODES)[number]
