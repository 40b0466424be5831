import { parseScope } from '../../../schema/vocabulary/scope.ts'
import { isOwnSystem, isStateCode, isStateSystem, ownSystems } from '../app-state/state-key.ts'
import type { SubmissionDraft } from '../submission-draft.ts'
import type { CheckMode, FieldIssue } from './field-issue.ts'

/**
 * Checks the codes in scopes for app state by the rule that later opens it: each in full, and of a system of the app's own. While
 * drafting, its addresses may still change. `user/` and `system/` scopes may be for a Basic of the record as well.
 *
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/app-state.html#security-and-access-controls
 */
export function stateScopeIssues(draft: SubmissionDraft, mode: CheckMode): FieldIssue[] {
  const { jwksUrl, launchUrl, redirectUrls, scopes } = draft
  const addresses = [...(redirectUrls ?? []), launchUrl, jwksUrl].filter((each) => each != null)
  return (scopes ?? []).flatMap(({ scope }, index) => {
    const message = codesOf(scope)
      .map((code) => codeFault(code, addresses, mode))
      .find(Boolean)
    return message ? [{ path: ['scopes', `${index}`, 'scope'], code: 'INVALID', message }] : []
  })
}

function codesOf(text: string): string[] {
  const scope = parseScope(text)
  if (scope?.level !== 'patient' || scope.resourceType !== 'Basic') return []
  return scope.query.filter(([name]) => name === 'code').flatMap(([, value]) => value.split(','))
}

function codeFault(
  code: string,
  addresses: readonly string[],
  mode: CheckMode,
): string | undefined {
  const [system, value, ...rest] = code.split('|')
  if (!isStateSystem(system) || !isStateCode(value) || rest.length > 0) {
    return `“${code}” opens no app state. Write system and code in full: patient/Basic.rs?code=https://app.example|settings.`
  }
  const isOurs = isOwnSystem(system, ownSystems({ addresses, clientId: '' }, ''))
  if (mode === 'draft' || isOurs || AT_CLIENT.test(system)) return undefined
  return `“${system}” is no system of this app. Codes of its state have the origin of one of its addresses as their system, or an address below it.`
}

/** What an app without an address on the web takes: known when it has its client. */
const AT_CLIENT = /^https?:\/\/.+\/clients\/[\w-]+(\/|$)/
