import { SCENARIO_NAMES, SCENARIOS, type Scenario } from '../../../schema/vocabulary/scenario.ts'
import type { Check, Severity } from '../../../schema/vocabulary/validation.ts'
import { type KeySetCheck, keySetDetail } from '../key-set.ts'
import { checkSubmission } from '../submission.ts'
import type { SubmissionDraft } from '../submission-draft.ts'

/** An address a version names, and what has to answer there. */
export interface AddressCheck {
  readonly key: string
  readonly title: string
  readonly url: string
  /** A page people read has to answer with 200; what apps use may refuse a request that means nothing. */
  readonly isPage: boolean
}

/** The addresses of a version the server can look at: those that begin with https. */
export function addressesOf(draft: SubmissionDraft): AddressCheck[] {
  const page = (key: string, title: string, url: string | null | undefined) =>
    url ? [{ key, title, url, isPage: true }] : []
  return [
    ...page('homepage', 'Homepage', draft.homepageUrl),
    ...page('privacy-policy', 'Privacy policy', draft.privacyPolicyUrl),
    ...page('terms', 'Terms of use', draft.termsUrl),
    ...(draft.launchUrl
      ? [{ key: 'launch-url', title: 'Launch address', url: draft.launchUrl, isPage: false }]
      : []),
    ...(draft.redirectUrls ?? [])
      .filter((url) => url.startsWith('https:'))
      .map((url) => ({ key: 'redirect-url', title: 'Redirect address', url, isPage: false })),
  ]
}

/** Judges what answered. What cannot be reached from here may be reached by others: a warning, and no error. */
export function addressFinding(
  { key, title, url, isPage }: AddressCheck,
  answer: { status: number } | { problem: string },
): Check {
  const found = (severity: Severity, message: string): Check => ({
    ...{ key, title, severity, message },
    where: url,
  })
  if ('problem' in answer) return found('WARNING', answer.problem)
  const { status } = answer
  if (isPage && status !== 200)
    return found('ERROR', `It answers with status ${status} instead of 200.`)
  if (status >= 500) return found('WARNING', `It answers with status ${status}.`)
  return found('OK', `It answers with status ${status}.`)
}

/** Judges what the rules of a submission say today, one line for each fault; and one when there is none. */
export function submissionFindings(draft: SubmissionDraft): Check[] {
  const title = 'Submission, by the rules of today'
  const faults = checkSubmission(draft, 'submit')
  if (faults.length === 0) {
    const message = 'Redirect addresses, scopes with their purposes and all other fields are whole.'
    return [{ key: 'submission', title, severity: 'OK', message, where: null }]
  }
  return faults.map(({ message, path }) => ({
    ...{ key: 'submission', title, message },
    severity: 'ERROR',
    where: path.join('.'),
  }))
}

/** The three behaviours a vendor states: opened from a chart, on its own, and when consent is revoked (R301). */
export function behaviourFindings({ launchBehaviour }: SubmissionDraft): Check[] {
  const said = launchBehaviour ?? {}
  const stated: readonly (readonly [string, string, string | null | undefined])[] = [
    ['onEhrLaunch', 'Behaviour when launched from a chart', said.onEhrLaunch],
    ['onStandalone', 'Behaviour when started on its own', said.onStandalone],
    ['onConsentRevoked', 'Behaviour when consent is revoked', said.onConsentRevoked],
  ]
  return stated.map(([where, title, text]) => ({
    ...{ key: `behaviour-${where}`, title, where: `launchBehaviour.${where}` },
    severity: text?.trim() ? 'OK' : 'WARNING',
    message: text?.trim() ? 'It is stated.' : 'It is not stated. Say it in the registration.',
  }))
}

/** Judges the key set of an app that signs. */
export function keySetFinding(check: KeySetCheck & { isReachable: boolean }, where: string): Check {
  const severity = check.problem ? 'ERROR' : 'OK'
  return { key: 'key-set', title: 'Key set', severity, message: keySetDetail(check), where }
}

/** The icon people know the app by. */
export function iconFinding(hasIcon: boolean): Check {
  return {
    ...{ key: 'icon', title: 'Icon', where: 'iconId' },
    severity: hasIcon ? 'OK' : 'WARNING',
    message: hasIcon ? 'There is one.' : 'There is none. The gallery shows letters instead.',
  }
}

/** Says which difficult records of the sandbox the version has met. Whether they are enough is for people to judge. */
export function scenarioFinding(met: readonly Scenario[]): Check {
  const names = (codes: readonly Scenario[]) => codes.map((code) => SCENARIO_NAMES[code]).join(', ')
  const open = SCENARIOS.filter((code) => !met.includes(code))
  const rest = open.length > 0 ? ` Not met: ${names(open)}.` : ''
  const message = met.length > 0 ? `Met: ${names(met)}.${rest}` : 'It has met none of them yet.'
  return {
    ...{ key: 'scenarios', title: 'Difficult records of the sandbox', severity: 'OK' },
    ...{ message, where: null },
  }
}
