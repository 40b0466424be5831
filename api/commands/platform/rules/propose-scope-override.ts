import type { ScopeOverride } from '../../../../schema/vocabulary/catalog/override.ts'
import type { RequestContext } from '../../../context.ts'
import {
  normalizedOverride,
  overrideFaults,
  platformEntry,
} from '../../../domain/governance/scope-override-rules.ts'
import type { FieldIssue } from '../../../domain/submission/field-issue.ts'
import type { HospitalRuleProposal } from '../../../entities/platform/hospital-rule-proposal.entity.ts'
import type { CommandResult } from '../../user-fault.ts'
import { proposeRule } from './propose-rule.ts'

/**
 * Proposes how the hospital says an entry of the scope catalog, and how it protects it; what is not given is as the
 * platform has it, so that nothing given is a reset.
 *
 * @throws ForbiddenError for people who do not write policy.
 */
export function proposeScopeOverride(
  ctx: RequestContext,
  { key, summary, ...given }: ScopeOverride & { key: string; summary: string },
): Promise<CommandResult<HospitalRuleProposal>> {
  const entry = platformEntry(key)
  const value = entry ? normalizedOverride(entry, given) : {}
  const faults = entry ? overrideFaults(entry, given) : [UNKNOWN]
  return proposeRule(ctx, { subject: `SCOPE:${key}`, value, faults, summary })
}

const UNKNOWN: FieldIssue = {
  code: 'NOT_FOUND',
  message: 'There is no such entry of the catalog.',
  path: ['key'],
}
