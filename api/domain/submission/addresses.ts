import { COUNT_LIMITS, TEXT_LIMITS } from '../../../schema/vocabulary/limits.ts'
import type { ClientType } from '../../../schema/vocabulary/registration.ts'
import { handedInProblem } from '../key-set.ts'
import { launchUrlProblem, redirectUriProblem, webUrlProblem } from '../redirect-uri.ts'
import type { SubmissionDraft } from '../submission-draft.ts'
import {
  type CheckMode,
  checkUnique,
  type FieldIssue,
  required,
  tooLong,
  tooMany,
} from './field-issue.ts'

const PAGES = ['homepageUrl', 'privacyPolicyUrl', 'termsUrl'] as const

/** Checks every address people and codes are sent to. */
export function addressIssues(draft: SubmissionDraft, mode: CheckMode): FieldIssue[] {
  return [
    ...PAGES.flatMap((field) => {
      if (!draft[field]) return mode === 'submit' ? [required([field])] : []
      return problemAt([field], draft[field], webUrlProblem)
    }),
    ...redirectIssues(draft, mode),
    ...launchIssues(draft, mode),
  ]
}

/**
 * Checks the keys of an app that signs, given as an address or as they are (R156). Whether the address can be read, and
 * what stands there, is asked when it is handed in.
 */
export function keyIssues(draft: SubmissionDraft, mode: CheckMode): FieldIssue[] {
  const hasKeys = draft.jwks !== undefined && draft.jwks !== null
  if (mode === 'submit' && signsWithKeys(draft.clientType) && !draft.jwksUrl && !hasKeys) {
    const message = 'This type of client needs a JWKS URL or a JWKS.'
    return [{ path: ['jwksUrl'], code: 'REQUIRED', message }]
  }
  return [
    ...(draft.jwksUrl ? problemAt(['jwksUrl'], draft.jwksUrl, launchUrlProblem) : []),
    ...(hasKeys ? invalid(['jwks'], handedInProblem(draft.jwks)) : []),
  ]
}

/** A backend service is never redirected to, so it needs no redirect URL. */
function redirectIssues(draft: SubmissionDraft, mode: CheckMode): FieldIssue[] {
  const urls = draft.redirectUrls ?? []
  const { min, max } = COUNT_LIMITS.redirectUrls
  const path = ['redirectUrls']
  if (urls.length > max) return [tooMany(path, max, urls.length)]
  if (mode === 'submit' && urls.length < min && !isBackend(draft)) return [required(path)]
  const problems = urls.flatMap((url, index) =>
    problemAt([...path, `${index}`], url, redirectUriProblem),
  )
  return [...problems, ...checkUnique(path, urls)]
}

/** The launch URL is for web apps, and every web app that people open has one (R067). */
function launchIssues(draft: SubmissionDraft, mode: CheckMode): FieldIssue[] {
  const path = ['launchUrl']
  const systems = draft.operatingSystems ?? []
  const isWeb = systems.includes('WEB')
  if (!draft.launchUrl) {
    return mode === 'submit' && isWeb && !isBackend(draft) ? [required(path)] : []
  }
  if (mode === 'submit' && systems.length > 0 && !isWeb) {
    return [{ path, code: 'INVALID', message: 'Only web apps have a launch URL.' }]
  }
  return problemAt(path, draft.launchUrl, launchUrlProblem)
}

/** Too long is told with the limit, as of any other text. */
function problemAt(
  path: string[],
  address: string,
  problemOf: (text: string) => string | undefined,
): FieldIssue[] {
  const { max } = TEXT_LIMITS.url
  const problem = problemOf(address)
  return problem && address.length > max
    ? [tooLong(path, max, address.length)]
    : invalid(path, problem)
}

function invalid(path: string[], message: string | undefined): FieldIssue[] {
  return message ? [{ path, code: 'INVALID', message }] : []
}

/** Says whether apps of this type authenticate by a private key. */
export function signsWithKeys(clientType: ClientType | null | undefined): boolean {
  return clientType === 'CONFIDENTIAL_ASYMMETRIC' || clientType === 'BACKEND_SERVICE'
}

function isBackend({ clientType }: SubmissionDraft): boolean {
  return clientType === 'BACKEND_SERVICE'
}
