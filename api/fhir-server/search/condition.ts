/** What a search asks of a resource, free of spelling: the parser writes it, SQL is made of it. */
export type Condition =
  | { readonly kind: 'id'; readonly ids: readonly string[] }
  | { readonly kind: 'updated'; readonly alternatives: readonly SpanTest[] }
  | { readonly kind: 'missing'; readonly code: string; readonly isMissing: boolean }
  | {
      readonly kind: 'value'
      readonly code: string
      /** `:not`: matches what has none of the alternatives, and what has no value at all. */
      readonly isNegated: boolean
      /** Values separated by commas: one of them is enough. */
      readonly alternatives: readonly ValueTest[]
    }
  | {
      /** `subject:Patient.name`: a reference to something that meets a condition. */
      readonly kind: 'chain'
      readonly code: string
      readonly targets: readonly { readonly type: string; readonly condition: Condition }[]
    }
  | {
      /** `_has:Observation:patient:code`: something that meets a condition refers here. */
      readonly kind: 'reverse'
      readonly type: string
      readonly code: string
      readonly condition: Condition
    }
  | {
      /** `code-value-quantity=a$b,c$d`: every part of one of the alternatives. */
      readonly kind: 'together'
      readonly alternatives: readonly (readonly Condition[])[]
    }
  | {
      /** Belongs to a compartment: any of the parameters refers to its owner. */
      readonly kind: 'member'
      readonly codes: readonly string[]
      readonly owner: string
    }

/** One test of one row of `idx`. */
export type ValueTest =
  | { readonly kind: 'text'; readonly match: 'whole' | 'start' | 'part'; readonly text: string }
  | { readonly kind: 'exact'; readonly exact: string }
  /** `system: null` asks for values without a system, undefined does not look. */
  | { readonly kind: 'token'; readonly system?: string | null; readonly text?: string }
  | { readonly kind: 'reference'; readonly references: readonly string[] }
  | {
      readonly kind: 'amount'
      readonly span: SpanTest
      readonly system?: string
      readonly text?: string
    }

/** Comparisons of the ends of a stored span, joined by `and` (all) or `or` (any). */
export interface SpanTest {
  readonly join: 'all' | 'any'
  readonly comparisons: readonly Comparison[]
}

export interface Comparison {
  readonly end: 'low' | 'high'
  readonly operator: '<' | '<=' | '>' | '>='
  readonly value: number
}
