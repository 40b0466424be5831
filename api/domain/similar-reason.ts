import type { ScopeCatalogEntry } from '../../schema/vocabulary/catalog/entry.ts'
import type { Language } from '../../schema/vocabulary/language.ts'
import { SCOPE_CATALOG, type ScopeCatalog } from '../../schema/vocabulary/scope-catalog.ts'
import type { SimilarApp } from './similar-apps.ts'

const SHOWN = 3

const WORDS = {
  en: {
    reads: 'Also reads',
    changes: 'Also changes',
    andChanges: 'and changes',
    more: 'and more',
    nothing: 'Reads no health data either',
  },
  es: {
    reads: 'También lee',
    changes: 'También modifica',
    andChanges: 'y modifica',
    more: 'y más',
    nothing: 'Tampoco lee datos de salud',
  },
} as const satisfies Record<Language, unknown>

/**
 * Says in plain words why an app is suggested beside another, in the words of the hospital's catalog.
 *
 * @example
 * 'Also reads vaccinations, allergies and intolerances'
 */
export function similarReason(
  { reads, changes }: Pick<SimilarApp<unknown>, 'reads' | 'changes'>,
  language: Language,
  catalog: ScopeCatalog = SCOPE_CATALOG,
): string {
  const words = WORDS[language]
  const read = nounsOf(reads, { language, catalog })
  const changed = nounsOf(changes, { language, catalog })
  if (read && changed) return `${words.reads} ${read}; ${words.andChanges} ${changed}`
  if (read) return `${words.reads} ${read}`
  return changed ? `${words.changes} ${changed}` : words.nothing
}

/** The kinds of data as people call them, those first that the catalog names first. */
function nounsOf(
  types: readonly string[],
  { language, catalog }: { language: Language; catalog: ScopeCatalog },
): string {
  const entries = catalog.filter((entry) => !entry.category && types.includes(entry.resourceType))
  const unnamed = types.filter((type) => !entries.some((entry) => entry.resourceType === type))
  const nouns = [...entries.map((entry) => nounOf(entry, language)), ...unnamed]
  const shown = nouns.slice(0, SHOWN).join(', ')
  return nouns.length > SHOWN ? `${shown} ${WORDS[language].more}` : shown
}

function nounOf({ resourceType, noun, es }: ScopeCatalogEntry, language: Language): string {
  const isAll = resourceType === '*'
  if (language === 'es') return isAll ? `toda ${es.noun}` : es.noun
  return isAll ? `all ${noun}` : noun
}
