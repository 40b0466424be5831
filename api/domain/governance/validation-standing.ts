import type { Check } from '../../../schema/vocabulary/validation.ts'

/** The last time the server looked at a version. */
export interface LastRun {
  readonly checks: readonly Check[]
  /** Whether it looked at what is in review now, and not at an earlier submission or a draft. */
  readonly isOfSubmission: boolean
}

/** What to say while nobody has looked at what was submitted. */
export const NOT_VALIDATED =
  'The automated checks of this submission have not finished. Wait a moment, or start them under Validation.'

/** Names the errors a run found, in words; none where it found none. */
export function errorsOf(checks: readonly Check[]): string[] {
  return checks
    .filter(({ severity }) => severity === 'ERROR')
    .map(({ title, message }) => `${title}: ${message}`)
}

/**
 * Says what keeps technical validation from being passed (LIFECYCLE D4, stage 3): a finished run of this submission
 * without an error. Undefined when nothing does.
 */
export function validationProblem(
  run: LastRun | undefined,
): { code: 'REQUIRED' | 'INVALID'; message: string } | undefined {
  if (!run?.isOfSubmission) return { code: 'REQUIRED', message: NOT_VALIDATED }
  const errors = errorsOf(run.checks)
  if (!errors.length) return undefined
  const found = errors.map((each) => each.replace(/\.$/, '')).join('; ')
  const message = `The automated checks found: ${found}. Once that is mended, start them again under Validation.`
  return { code: 'INVALID', message }
}
