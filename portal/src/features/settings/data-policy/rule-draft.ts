import type {
  AudienceFact,
  AudienceMatch,
  DataRuleKind,
  PolicyInteraction,
} from '../../../../../schema/vocabulary/data-policy.ts'
import type { DataRuleInput } from '../../../gql/graphql.ts'
import type { ShownRule } from './use-data-policy.ts'

/** One condition on whom a rule meets, as it is chosen. */
export interface ConditionDraft {
  readonly fact: AudienceFact
  readonly match: AudienceMatch
  readonly values: readonly string[]
}

/** A rule as it is typed. */
export interface RuleDraft {
  /** Of the editor alone: what is typed may not be a key yet. */
  readonly id: string
  readonly key: string
  readonly kind: DataRuleKind
  readonly resourceTypes: readonly string[]
  readonly interactions: readonly PolicyInteraction[]
  /** One a line. */
  readonly elements: string
  /** With commas between them. */
  readonly labels: string
  readonly opensByScope: boolean
  readonly perApp: string
  readonly perToken: string
  readonly reason: string
  readonly audience: readonly ConditionDraft[]
}

/** An empty rule, to be filled in. */
export function emptyRule(): RuleDraft {
  return {
    ...{ id: crypto.randomUUID(), key: '', kind: 'CLOSE', resourceTypes: [], interactions: [] },
    ...{ elements: '', labels: '', opensByScope: false, perApp: '', perToken: '', reason: '' },
    audience: [],
  }
}

/** A rule that is there, to be changed. */
export function draftOf(rule: ShownRule): RuleDraft {
  const { key, kind, resourceTypes, interactions, opensByScope, reason, audience } = rule
  return {
    ...{ id: key, key, kind, resourceTypes, interactions, opensByScope, reason, audience },
    elements: rule.elements.join('\n'),
    labels: rule.labels.join(', '),
    perApp: String(rule.perApp ?? ''),
    perToken: String(rule.perToken ?? ''),
  }
}

/** What is sent of a rule. */
export function inputOf(draft: RuleDraft): DataRuleInput {
  const { key, kind, opensByScope, reason } = draft
  return {
    ...{ key, kind, opensByScope, reason },
    resourceTypes: [...draft.resourceTypes],
    interactions: [...draft.interactions],
    elements: parts(draft.elements, /\n+/),
    labels: parts(draft.labels, /[,\s]+/),
    ...(draft.perApp ? { perApp: Number(draft.perApp) } : {}),
    ...(draft.perToken ? { perToken: Number(draft.perToken) } : {}),
    audience: draft.audience.map(({ fact, match, values }) => ({
      ...{ fact, match },
      values: [...values],
    })),
  }
}

function parts(text: string, between: RegExp): string[] {
  return text.split(between).flatMap((each) => (each.trim() ? [each.trim()] : []))
}
