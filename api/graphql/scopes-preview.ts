import type { DataPolicyScopesPreviewInput } from '../../schema/types/data-policy.type.ts'
import { parseScopeRequest } from '../../schema/vocabulary/scope.ts'
import { PlatformError } from '../errors.ts'
import { localId } from './global-id.ts'

const DAYS_MOST = 90
const SCOPES_MOST = 200

/** Reads what other scopes are tried with. @throws BAD_USER_INPUT what is out of its limits, or is no scope of an app */
export function scopesPreviewOf({
  appId,
  days,
  environment,
  scopes,
}: DataPolicyScopesPreviewInput) {
  if (days < 1 || days > DAYS_MOST) {
    throw refused(`A preview looks back 1 to ${DAYS_MOST} days; asked for were ${days}.`)
  }
  if (scopes.length > SCOPES_MOST) {
    throw refused(`A preview takes at most ${SCOPES_MOST} scopes; given were ${scopes.length}.`)
  }
  const [unknown] = parseScopeRequest(scopes.join(' ')).unknown
  if (unknown) {
    throw refused(`${unknown.slice(0, 200)} is not a scope. Write it as patient/Observation.rs.`)
  }
  return { environment, days, scopes, appId: localId('App', appId) }
}

const refused = (message: string) => new PlatformError('BAD_USER_INPUT', message)
