import { ADMINISTRATIVE_ENTRIES } from './catalog/administrative.ts'
import { CATEGORY_ENTRIES } from './catalog/category.ts'
import { CLINICAL_ENTRIES } from './catalog/clinical.ts'
import { COMMON, type ScopeCatalogEntry } from './catalog/entry.ts'
import { MEDICATION_ENTRIES } from './catalog/medication.ts'
import { catalogKey, overridden, type ScopeOverrides } from './catalog/override.ts'
import type { IntentLabel } from './registration.ts'
import { formatScope, SCOPE_LEVELS, type Scope, type ScopeLevel } from './scope.ts'

/** The wildcard: every kind of data there is, and every kind that will be added. */
export const WILDCARD_ENTRY: ScopeCatalogEntry = {
  ...COMMON,
  resourceType: '*',
  noun: 'health information',
  detail: 'Every kind of data in the record, now and in the future.',
  es: {
    noun: 'la información de salud',
    detail: 'Todos los tipos de datos de la historia clínica, ahora y en el futuro.',
  },
  sensitivity: 'HIGH',
  needsExtraReview: true,
  isWritable: true,
  workflows: ['whole record'],
}

/** The one list that the wizard, the gallery, the consent page and the reviewers read. */
export type ScopeCatalog = readonly ScopeCatalogEntry[]

/** The catalog as the platform brings it; a hospital lays its own changes over it (decision 48). */
export const SCOPE_CATALOG: ScopeCatalog = [
  ...ADMINISTRATIVE_ENTRIES,
  ...CLINICAL_ENTRIES,
  ...MEDICATION_ENTRIES,
  ...CATEGORY_ENTRIES,
  WILDCARD_ENTRY,
]

/** Lays what a hospital changed over the catalog of the platform. Keys that name nothing are left out. */
export function catalogWith(overrides: ScopeOverrides): ScopeCatalog {
  if (Object.keys(overrides).length === 0) return SCOPE_CATALOG
  return SCOPE_CATALOG.map((entry) => {
    const override = overrides[catalogKey(entry)]
    return override ? overridden(entry, override) : entry
  })
}

/** A scope the wizard offers, with the entry that explains it. */
export interface OfferedScope {
  readonly scope: string
  readonly level: ScopeLevel
  readonly entry: ScopeCatalogEntry
  readonly isWrite: boolean
}

const READ = 'rs'
const WRITE = 'cu'

/** Every scope a catalog offers: reading at each level, and adding and changing where allowed; not what is switched off. */
export function offeredScopes(catalog: ScopeCatalog): OfferedScope[] {
  const offered = catalog.filter(({ isOffered }) => isOffered !== false)
  return SCOPE_LEVELS.flatMap((level) => offered.flatMap((entry) => offers(level, entry)))
}

/** Every scope the platform knows how to offer. */
export const OFFERED_SCOPES: readonly OfferedScope[] = offeredScopes(SCOPE_CATALOG)

/**
 * Finds the entry that explains a scope best: its category, else its resource type.
 * Undefined for a resource type the catalog does not offer.
 */
export function catalogEntryOf(
  scope: Scope,
  catalog: ScopeCatalog = SCOPE_CATALOG,
): ScopeCatalogEntry | undefined {
  const code = categoryCode(scope)
  const ofType = catalog.filter((entry) => entry.resourceType === scope.resourceType)
  return (
    ofType.find((entry) => entry.category && entry.category.code === code) ??
    ofType.find((entry) => !entry.category)
  )
}

/** Finds the parts that a person can allow instead of the whole of a resource type. */
export function narrowerScopes(scope: Scope): string[] {
  if (scope.query.length > 0) return []
  return CATEGORY_ENTRIES.filter((entry) => entry.resourceType === scope.resourceType).map(
    (entry) => spell(scope.level, entry, scope.permissions),
  )
}

/** Lists the read scopes an app with this label starts from (R218). */
export function defaultScopesFor(label: IntentLabel, level: ScopeLevel): string[] {
  return SCOPE_CATALOG.filter((entry) => !entry.category && entry.defaultFor.includes(label)).map(
    (entry) => spell(level, entry, READ),
  )
}

function offers(level: ScopeLevel, entry: ScopeCatalogEntry): OfferedScope[] {
  const read = { scope: spell(level, entry, READ), level, entry, isWrite: false }
  if (!entry.isWritable) return [read]
  return [read, { scope: spell(level, entry, WRITE), level, entry, isWrite: true }]
}

function spell(level: ScopeLevel, entry: ScopeCatalogEntry, permissions: string): string {
  const { resourceType, category } = entry
  const query = category ? [['category', `${category.system}|${category.code}`] as const] : []
  return formatScope({ level, resourceType, permissions, query })
}

/** The code of a scope limited by one category and nothing else. */
function categoryCode({ query }: Scope): string | undefined {
  const [pair, ...rest] = query
  if (pair?.[0] !== 'category' || rest.length > 0) return undefined
  return pair[1].slice(pair[1].lastIndexOf('|') + 1)
}
