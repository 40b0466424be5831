import {
  APP_REQUEST_MOVES,
  APP_REQUEST_STATE_NAMES,
  type AppRequestState,
} from '../../schema/vocabulary/app-request.ts'
import { ok, type Result, refused } from './result.ts'

/** Allows a request for an app to move, or names where it can go from where it is. */
export function moveAppRequest(
  from: AppRequestState,
  to: AppRequestState,
): Result<AppRequestState, string> {
  const allowed = APP_REQUEST_MOVES[from]
  if (allowed.includes(to)) return ok(to)
  const names = allowed.map((state) => APP_REQUEST_STATE_NAMES[state]).join(', ')
  const next = names ? `From there it can be: ${names}.` : 'That is its end.'
  return refused(`The request is “${APP_REQUEST_STATE_NAMES[from]}”. ${next}`)
}

/** The moment before which nobody may read any more who asked: so many months of the calendar ago. */
export function personKeptSince(now: Date, months: number): Date {
  const since = new Date(now)
  since.setUTCMonth(since.getUTCMonth() - months)
  return since
}
