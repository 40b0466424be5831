import { TEXT_LIMITS } from '../../../schema/vocabulary/limits.ts'
import { webUrlProblem } from '../../domain/redirect-uri.ts'
import { type FaultList, lengthFaults } from '../field-checks.ts'

/** Checks an optional website. */
export function websiteFault(website: string | null | undefined): FaultList {
  const length = lengthFaults({ website }, TEXT_LIMITS.website)
  if (length.length) return length
  const problem = website?.trim() ? webUrlProblem(website.trim()) : undefined
  return problem ? [{ kind: 'field', code: 'INVALID', message: problem, path: ['website'] }] : []
}
