import type { ResourceType } from '@medplum/fhirtypes'
import type { Condition } from './condition.ts'

/** A search, read and checked. */
export interface FhirSearch {
  readonly type: ResourceType
  readonly conditions: readonly Condition[]
  readonly page: SearchPage
  readonly includes: readonly Include[]
  readonly subset: Subset | undefined
}

/** Which of the matches are wanted, and in which order. */
export interface SearchPage {
  readonly sort: readonly SortKey[]
  /** Matches on one page; 0 asks for the total alone. */
  readonly count: number
  readonly offset: number
  /** `_total=none` turns it off. */
  readonly hasTotal: boolean
}

export interface SortKey {
  readonly code: string
  /** Column of `idx`, or of the resource row for `_id` and `_lastUpdated`. */
  readonly column: 'text' | 'span' | 'id' | 'updated'
  readonly isDescending: boolean
}

/** `_include` (from a match to what it refers to) or `_revinclude` (to what refers to a match). */
export interface Include {
  readonly direction: 'forward' | 'reverse'
  /** Type that has the reference parameter. */
  readonly sourceType: string
  readonly code: string
  readonly targetType: string | undefined
  /** `:iterate`: applied to what was included as well. */
  readonly isIterated: boolean
}

/** Which part of each resource is wanted. */
export type Subset =
  | { readonly kind: 'elements'; readonly names: readonly string[] }
  | { readonly kind: 'summary'; readonly mode: 'true' | 'text' | 'data' }
