import type { Range } from './limits.ts'

/** How far a department is that asked for an app. */
export const ACTIVATION_STATES = ['OPEN', 'ACTIVATED', 'DECLINED', 'WITHDRAWN', 'ENDED'] as const
export type ActivationState = (typeof ACTIVATION_STATES)[number]

export const ACTIVATION_STATE_NAMES: Readonly<Record<ActivationState, string>> = {
  OPEN: 'Waits for an answer',
  ACTIVATED: 'Activated',
  DECLINED: 'Declined',
  WITHDRAWN: 'Withdrawn',
  ENDED: 'No longer used',
}

/** What the hospital can answer a department. */
export const ACTIVATION_ANSWERS = ['ACTIVATED', 'DECLINED'] as const
export type ActivationAnswer = (typeof ACTIVATION_ANSWERS)[number]

/** The states in which a department hears what becomes of the app: it uses it, or waits for it. */
export const HEARING_ACTIVATION_STATES = [
  'OPEN',
  'ACTIVATED',
] as const satisfies readonly ActivationState[]

export const ACTIVATION_LIMITS = {
  department: { min: 2, max: 120 },
  note: { min: 0, max: 1000 },
  reason: { min: 20, max: 2000 },
} as const satisfies Record<string, Range>
