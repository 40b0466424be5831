import type { Range } from './limits.ts'

/** How far the hospital is with an app somebody asked for. */
export const APP_REQUEST_STATES = ['NEW', 'CONTACTED', 'DECLINED', 'REGISTERED'] as const
export type AppRequestState = (typeof APP_REQUEST_STATES)[number]

export const APP_REQUEST_STATE_NAMES: Readonly<Record<AppRequestState, string>> = {
  NEW: 'New',
  CONTACTED: 'Maker contacted',
  DECLINED: 'Declined',
  REGISTERED: 'Registered',
}

/** From where to where a request goes. What was declined can be taken up again; what is registered stays so. */
export const APP_REQUEST_MOVES: Readonly<Record<AppRequestState, readonly AppRequestState[]>> = {
  NEW: ['CONTACTED', 'DECLINED', 'REGISTERED'],
  CONTACTED: ['DECLINED', 'REGISTERED'],
  DECLINED: ['CONTACTED', 'REGISTERED'],
  REGISTERED: [],
}

/** Lengths of what somebody who asks for an app writes; the form and the server read the same. */
export const APP_REQUEST_LIMITS = {
  appName: { min: 1, max: 100 },
  homepageUrl: { min: 1, max: 2000 },
  requesterName: { min: 1, max: 100 },
  department: { min: 0, max: 120 },
  why: { min: 20, max: 1000 },
} as const satisfies Record<string, Range>

/** Months after which nobody can read any more who asked. */
export const APP_REQUEST_PERSON_MONTHS = 12
