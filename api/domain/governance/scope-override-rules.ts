import type { ScopeCatalogEntry } from '../../../schema/vocabulary/catalog/entry.ts'
import {
  catalogKey,
  overridden,
  type ScopeOverride,
} from '../../../schema/vocabulary/catalog/override.ts'
import { TEXT_LIMITS } from '../../../schema/vocabulary/limits.ts'
import { RISK_TIER_NAMES, RISK_TIERS } from '../../../schema/vocabulary/registration.ts'
import { SCOPE_CATALOG } from '../../../schema/vocabulary/scope-catalog.ts'
import { checkText, type FieldIssue } from '../submission/field-issue.ts'

/** Finds the entry of the platform that a key names. */
export function platformEntry(key: string): ScopeCatalogEntry | undefined {
  return SCOPE_CATALOG.find((entry) => catalogKey(entry) === key)
}

/**
 * Finds what is wrong with a change of an entry: texts outside their limits, words in one language only, a Spanish noun
 * without its article, and whatever would protect less than the platform does.
 */
export function overrideFaults(entry: ScopeCatalogEntry, change: ScopeOverride): FieldIssue[] {
  return [
    ...textFaults(change),
    ...pairFaults(change),
    ...articleFaults(change),
    ...protectionFaults(entry, change),
  ]
}

/** A change as it is kept: only what differs from the platform, without blanks at the ends; details end with a full stop. */
export function normalizedOverride(entry: ScopeCatalogEntry, given: ScopeOverride): ScopeOverride {
  const { sensitivity, needsExtraReview, defaultFor, isOffered } = given
  const labels = [...(defaultFor ?? entry.defaultFor)].toSorted()
  return {
    ...differing('noun', given.noun?.trim(), entry.noun),
    ...differing('detail', sentence(given.detail), entry.detail),
    ...differing('nounEs', given.nounEs?.trim(), entry.es.noun),
    ...differing('detailEs', sentence(given.detailEs), entry.es.detail),
    ...differing('example', given.example?.trim(), ''),
    ...differing('exampleEs', given.exampleEs?.trim(), ''),
    ...(sensitivity && sensitivity !== entry.sensitivity && { sensitivity }),
    ...(needsExtraReview !== undefined &&
      needsExtraReview !== entry.needsExtraReview && { needsExtraReview }),
    ...(labels.join() !== entry.defaultFor.toSorted().join() && { defaultFor: labels }),
    ...(isOffered === false && { isOffered }),
  }
}

/** Names every part of an entry with its value, for the list of what changed. */
export function overrideParts(
  entry: ScopeCatalogEntry,
  override: ScopeOverride,
): Record<string, string | boolean> {
  const { noun, detail, es, example, isOffered = true, ...protection } = overridden(entry, override)
  return {
    ...{ noun, detail, nounEs: es.noun, detailEs: es.detail },
    ...{ example: example?.en ?? '', exampleEs: example?.es ?? '' },
    sensitivity: protection.sensitivity,
    needsExtraReview: protection.needsExtraReview,
    defaultFor: protection.defaultFor.join(', '),
    isOffered,
  }
}

const LIMITS = {
  noun: TEXT_LIMITS.scopeNoun,
  nounEs: TEXT_LIMITS.scopeNoun,
  detail: TEXT_LIMITS.scopeDetail,
  detailEs: TEXT_LIMITS.scopeDetail,
  example: TEXT_LIMITS.scopePurpose,
  exampleEs: TEXT_LIMITS.scopePurpose,
} as const

const TEXTS = ['noun', 'detail', 'nounEs', 'detailEs', 'example', 'exampleEs'] as const

function textFaults(change: ScopeOverride): FieldIssue[] {
  return TEXTS.flatMap((name) => {
    const text = change[name]
    if (!text) return []
    return checkText([name], text, { range: LIMITS[name], mode: 'submit', isRequired: true })
  })
}

/** What one language says in the hospital's words, the other has to say too: people agree to the same. */
function pairFaults(change: ScopeOverride): FieldIssue[] {
  const pairs = [
    ['noun', 'nounEs'],
    ['detail', 'detailEs'],
    ['example', 'exampleEs'],
  ] as const
  return pairs.flatMap(([english, spanish]) => {
    const missing = change[english] ? spanish : english
    if (Boolean(change[english]) === Boolean(change[spanish])) return []
    const message = 'Say it in both languages: people agree to the same in each.'
    return [{ code: 'REQUIRED' as const, message, path: [missing], limit: 1, actual: 0 }]
  })
}

/** The article gives way to “su” or “sus” on the consent page. */
function articleFaults({ nounEs }: ScopeOverride): FieldIssue[] {
  if (!nounEs || /^(?:el|la|los|las) \S/.test(nounEs)) return []
  const message = 'Begin with the article: el, la, los or las.'
  return [{ code: 'INVALID', message, path: ['nounEs'] }]
}

function protectionFaults(
  entry: ScopeCatalogEntry,
  { sensitivity, needsExtraReview }: ScopeOverride,
): FieldIssue[] {
  const isLower =
    sensitivity && RISK_TIERS.indexOf(sensitivity) < RISK_TIERS.indexOf(entry.sensitivity)
  const name = RISK_TIER_NAMES[entry.sensitivity].toLowerCase()
  return [
    ...(isLower
      ? [invalid(`The platform says ${name}: raise it, never lower it.`, 'sensitivity')]
      : []),
    ...(entry.needsExtraReview && needsExtraReview === false
      ? [invalid('The platform asks for extra review: that stays.', 'needsExtraReview')]
      : []),
  ]
}

function invalid(message: string, field: string): FieldIssue {
  return { code: 'INVALID', message, path: [field] }
}

function differing<Name extends string>(name: Name, text: string | undefined, present: string) {
  return text && text !== present ? { [name]: text } : {}
}

function sentence(text: string | undefined): string | undefined {
  const trimmed = text?.trim()
  return trimmed && !/[.!?]$/.test(trimmed) ? `${trimmed}.` : trimmed
}
