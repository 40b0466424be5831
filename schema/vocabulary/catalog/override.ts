import { INTENT_LABELS, type IntentLabel, type RiskTier } from '../registration.ts'
import { highestTier } from '../risk-tier.ts'
import type { ScopeCatalogEntry } from './entry.ts'

/** What a hospital changed of one entry; what is absent is as the platform says it. */
export interface ScopeOverride {
  readonly noun?: string
  readonly detail?: string
  readonly nounEs?: string
  readonly detailEs?: string
  /** What a good purpose looks like, for whoever asks for it. */
  readonly example?: string
  readonly exampleEs?: string
  /** Upwards only. */
  readonly sensitivity?: RiskTier
  /** Added where the platform has none; never taken away. */
  readonly needsExtraReview?: boolean
  readonly defaultFor?: readonly IntentLabel[]
  /** False where new apps are not given it. */
  readonly isOffered?: boolean
}

/** What a hospital changed of the catalog, by the key of the entry. */
export type ScopeOverrides = Readonly<Record<string, ScopeOverride>>

/** The name of an entry among all: its resource type, and the code of its category. */
export function catalogKey({ resourceType, category }: ScopeCatalogEntry): string {
  return category ? `${resourceType}:${category.code}` : resourceType
}

/**
 * Lays what a hospital changed over an entry of the platform. Protection only grows: the higher of the two sensitivities
 * holds, and extra review stays where either asks for it, whatever a row says.
 */
export function overridden(
  entry: ScopeCatalogEntry,
  { noun, detail, nounEs, detailEs, ...changed }: ScopeOverride,
): ScopeCatalogEntry {
  const { example, exampleEs } = changed
  return {
    ...entry,
    noun: noun || entry.noun,
    detail: detail || entry.detail,
    es: { noun: nounEs || entry.es.noun, detail: detailEs || entry.es.detail },
    ...(example && { example: { en: example, es: exampleEs || example } }),
    sensitivity: highestTier([entry.sensitivity, changed.sensitivity ?? 'LOW']),
    needsExtraReview: entry.needsExtraReview || changed.needsExtraReview === true,
    defaultFor: changed.defaultFor
      ? INTENT_LABELS.filter((label) => changed.defaultFor?.includes(label))
      : entry.defaultFor,
    isOffered: changed.isOffered !== false,
  }
}
