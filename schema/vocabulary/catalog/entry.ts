import type { FhirResourceType } from '../fhir-resource-type.ts'
import type { IntentLabel, RiskTier } from '../registration.ts'

/** A category that narrows a resource type, as `category=system|code` (US Core, SMART v2). */
export interface ScopeCategory {
  readonly system: string
  readonly code: string
}

/** What one kind of data is called, how sensitive it is, and where it is used. */
export interface ScopeCatalogEntry {
  readonly resourceType: FhirResourceType | '*'
  readonly category?: ScopeCategory
  /** Plain words that read well after "your" or "the patient's", or after "see" when not personal. */
  readonly noun: string
  /** What that includes, as one sentence. */
  readonly detail: string
  /** The same in Spanish; the noun begins with its article, which gives way to “su” or “sus”. */
  readonly es: { readonly noun: string; readonly detail: string }
  /** False for what is about the hospital rather than about one person. */
  readonly isPersonal: boolean
  readonly sensitivity: RiskTier
  /** The contract stage needs the security reviewer for it as well. */
  readonly needsExtraReview: boolean
  readonly isWritable: boolean
  /** The kinds of work that read or write it. */
  readonly workflows: readonly string[]
  /** The labels whose apps get it as part of their default set (R218). */
  readonly defaultFor: readonly IntentLabel[]
  /** What a good purpose looks like, where the hospital gives an example. */
  readonly example?: { readonly en: string; readonly es: string }
  /** False where the hospital gives it to no new app. @default true */
  readonly isOffered?: boolean
}

/** What most entries have in common: personal, read-only, moderately sensitive. */
export const COMMON = {
  isPersonal: true,
  sensitivity: 'MODERATE',
  needsExtraReview: false,
  isWritable: false,
  workflows: [],
  defaultFor: [],
} as const satisfies Partial<ScopeCatalogEntry>
