import { COUNT_LIMITS, TEXT_LIMITS } from '../../../schema/vocabulary/limits.ts'
import type { ClientType } from '../../../schema/vocabulary/registration.ts'
import { isHighTier } from '../../../schema/vocabulary/risk-tier.ts'
import { formatScope, parseScope } from '../../../schema/vocabulary/scope.ts'
import type { ScopeCatalog } from '../../../schema/vocabulary/scope-catalog.ts'
import { describeScope } from '../../../schema/vocabulary/scope-description.ts'
import { scopeProblem } from '../requestable-scopes.ts'
import type { ScopeRequestDraft } from '../submission-draft.ts'
import {
  type CheckMode,
  checkText,
  checkUnique,
  type FieldIssue,
  type Maybe,
  required,
  tooMany,
} from './field-issue.ts'

interface ScopeRules {
  readonly clientType: Maybe<ClientType>
  readonly mode: CheckMode
  /** By which it is said what is sensitive. @default that of the platform */
  readonly catalog?: ScopeCatalog | undefined
}

/** Checks the scopes of a registration with the parser that later grants them. */
export function scopeIssues(
  requests: readonly ScopeRequestDraft[],
  { clientType, mode, catalog }: ScopeRules,
): FieldIssue[] {
  const path = ['scopes']
  const { min, max } = COUNT_LIMITS.scopes
  if (requests.length > max) return [tooMany(path, max, requests.length)]
  if (requests.length < min) return mode === 'submit' ? [required(path)] : []
  return [
    ...requests.flatMap((request, index) => {
      const at = [...path, `${index}`]
      const spelling = spellingIssues(at, request.scope, { clientType, mode })
      return [
        ...spelling,
        ...purposeIssues(at, request, mode),
        ...(spelling.length > 0 ? [] : justificationIssues(at, request, { mode, catalog })),
      ]
    }),
    ...checkUnique(path, requests.map(meaning)),
  ]
}

/** While drafting, the type of client may still change, so only the grammar is checked. */
function spellingIssues(
  path: string[],
  scope: string,
  { clientType, mode }: { readonly clientType: Maybe<ClientType>; readonly mode: CheckMode },
): FieldIssue[] {
  const at = [...path, 'scope']
  const limit = TEXT_LIMITS.scope
  const length = checkText(at, scope, { range: limit, mode, isRequired: true })
  if (length.length > 0) return length
  const problem = scopeProblem(scope, clientType ?? 'PUBLIC')
  if (!problem || (mode === 'draft' && problem.code !== 'INVALID')) return []
  return [{ path: at, code: problem.code, message: problem.message }]
}

function purposeIssues(path: string[], request: ScopeRequestDraft, mode: CheckMode): FieldIssue[] {
  const range = TEXT_LIMITS.scopePurpose
  return checkText([...path, 'purpose'], request.purpose, { range, mode, isRequired: true })
}

function justificationIssues(
  path: string[],
  { scope, justification }: ScopeRequestDraft,
  { mode, catalog }: Pick<ScopeRules, 'mode' | 'catalog'>,
): FieldIssue[] {
  const at = [...path, 'justification']
  const isSensitive = isHighTier(describeScope(scope, 'professional', { catalog }).sensitivity)
  if (mode === 'submit' && isSensitive && !justification?.trim()) {
    const message = 'This data is sensitive: say why the app cannot do without it.'
    return [{ path: at, code: 'SCOPE_JUSTIFICATION_REQUIRED', message }]
  }
  const range = TEXT_LIMITS.scopeJustification
  return checkText(at, justification, { range, mode, isRequired: false })
}

/** Two spellings of one scope are the same request. */
function meaning({ scope }: ScopeRequestDraft): string {
  const parsed = parseScope(scope)
  return parsed ? formatScope(parsed) : scope
}
