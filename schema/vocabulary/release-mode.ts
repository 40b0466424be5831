import type { TransitionGuard } from './transition-guard.ts'

/** Who releases an approved version (LIFECYCLE D3): the platform with the last approval, or the vendor when it is ready. */
export const RELEASE_MODES = ['AUTOMATIC', 'MANUAL'] as const
export type ReleaseMode = (typeof RELEASE_MODES)[number]

export const RELEASE_MODE_NAMES: Readonly<Record<ReleaseMode, string>> = {
  AUTOMATIC: 'At once',
  MANUAL: 'By the vendor',
}

/** What each mode means, in one sentence for the vendor. */
export const RELEASE_MODE_MEANINGS: Readonly<Record<ReleaseMode, string>> = {
  AUTOMATIC: 'A version goes live with the last approval.',
  MANUAL: 'An approved version waits until an owner of the vendor releases it.',
}

/** The conditions of a release that can fail after the approval, and come to hold again. */
export const RELEASE_HOLDS = [
  'ATTESTATION_CURRENT',
  'NO_KILL_SWITCH',
  'SUSPENSION_RESOLVED',
] as const satisfies readonly TransitionGuard[]
export type ReleaseHold = (typeof RELEASE_HOLDS)[number]

/** What an approved version waits for, as it follows "Version 2 goes live by itself when". */
export const RELEASE_HOLD_WORDS: Readonly<Record<ReleaseHold, string>> = {
  ATTESTATION_CURRENT: 'the vendor has answered the attestation text in force',
  NO_KILL_SWITCH: 'neither the vendor nor one of its scopes is disabled in an emergency',
  SUSPENSION_RESOLVED: 'the suspension of the earlier version is lifted',
}
