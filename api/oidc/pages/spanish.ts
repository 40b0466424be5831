import { SPANISH_CODES } from './spanish/codes.ts'
import { SPANISH_CONSENT } from './spanish/consent.ts'
import { SPANISH_DURATION } from './spanish/duration.ts'
import { SPANISH_FEDERATION } from './spanish/federation.ts'
import { SPANISH_FRAME } from './spanish/frame.ts'
import { SPANISH_MISMATCH } from './spanish/mismatch.ts'
import { SPANISH_PICKERS } from './spanish/pickers.ts'
import { SPANISH_PILOT } from './spanish/pilot.ts'
import { SPANISH_REPRESENTATION } from './spanish/representation.ts'
import { SPANISH_SIGN_IN } from './spanish/sign-in.ts'
import { SPANISH_WORKFLOW } from './spanish/workflow.ts'

/** The sentences of the pages, from English to Spanish, in the polite form. A key that is not here cannot be said. */
export const SPANISH = {
  ...SPANISH_FRAME,
  ...SPANISH_MISMATCH,
  ...SPANISH_SIGN_IN,
  ...SPANISH_FEDERATION,
  ...SPANISH_PICKERS,
  ...SPANISH_PILOT,
  ...SPANISH_WORKFLOW,
  ...SPANISH_REPRESENTATION,
  ...SPANISH_CONSENT,
  ...SPANISH_DURATION,
  ...SPANISH_CODES,
} as const
