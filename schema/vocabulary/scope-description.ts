import { type ContextScope, isContextScope } from './context-scope.ts'
import type { Language } from './language.ts'
import type { RiskTier } from './registration.ts'
import { highestTier, raiseTier } from './risk-tier.ts'
import { parseScope, type Scope } from './scope.ts'
import { catalogEntryOf, SCOPE_CATALOG, type ScopeCatalog } from './scope-catalog.ts'
import { ENGLISH_PHRASES } from './scope-phrases/english.ts'
import type { ExplainedScope, ScopeAudience, ScopePhrases } from './scope-phrases/phrases.ts'
import { SPANISH_PHRASES } from './scope-phrases/spanish.ts'

/** What one scope lets an app do, in plain words. */
export interface ScopeDescription {
  /** One sentence that starts with what the app can do; no full stop. */
  readonly sentence: string
  /** What that includes, and for how long. */
  readonly detail: string
  readonly writes: boolean
  readonly sensitivity: RiskTier
}

/** In which language, and by which catalog; English and the platform's where nothing is said. */
export interface InWhichWords {
  readonly language?: Language | undefined
  readonly catalog?: ScopeCatalog | undefined
}

const PHRASES: Readonly<Record<Language, ScopePhrases>> = {
  en: ENGLISH_PHRASES,
  es: SPANISH_PHRASES,
}

/**
 * Describes a scope in one plain sentence for the person who has to decide, in their language and in the words of the
 * hospital's catalog.
 * A scope that cannot be read gets a sentence that says so, and the highest sensitivity.
 *
 * @example
 * describeScope('patient/Observation.rs', 'patient').sentence
 * // 'See your test results and vital signs'
 */
export function describeScope(
  text: string,
  audience: ScopeAudience,
  { language = 'en', catalog = SCOPE_CATALOG }: InWhichWords = {},
): ScopeDescription {
  const phrases = PHRASES[language]
  if (isContextScope(text)) {
    const [sentence, detail] = phrases.context[text]
    return { sentence, detail, writes: false, sensitivity: contextSensitivity(text) }
  }
  const scope = parseScope(text)
  if (!scope) {
    const [sentence, detail] = phrases.unknown
    return { sentence, detail, writes: true, sensitivity: 'CRITICAL' }
  }
  const explained = { scope, entry: catalogEntryOf(scope, catalog) }
  const writes = hasWrites(scope)
  const detail = phrases.detail(explained)
  return {
    sentence: phrases.sentence(explained, audience),
    detail: writes ? `${detail} ${phrases.change}` : detail,
    writes,
    sensitivity: resourceSensitivity(explained),
  }
}

/** Finds the highest sensitivity of several scopes; LOW when there are none. */
export function maxSensitivity(scopes: readonly string[], catalog?: ScopeCatalog): RiskTier {
  return highestTier(
    scopes.map((scope) => describeScope(scope, 'professional', { catalog }).sensitivity),
  )
}

/** Says whether a scope lets an app change the record. */
export function hasWrites(scope: Scope): boolean {
  return /[cud]/.test(scope.permissions)
}

function contextSensitivity(scope: ContextScope): RiskTier {
  return scope === 'offline_access' ? 'MODERATE' : 'LOW'
}

/** Writing weighs one tier more than reading, and so does access without a person present. */
function resourceSensitivity({ scope, entry }: ExplainedScope): RiskTier {
  const steps = (hasWrites(scope) ? 1 : 0) + (scope.level === 'system' ? 1 : 0)
  return raiseTier(entry?.sensitivity ?? 'HIGH', steps)
}
