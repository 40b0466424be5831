import { isContextScope } from './context-scope.ts'
import { parseScope } from './scope.ts'
import { catalogEntryOf, SCOPE_CATALOG, type ScopeCatalog } from './scope-catalog.ts'
import { isServiceAbility } from './service-ability.ts'

/**
 * Says whether the platform can say what a scope allows: the catalog has an entry for its kind of data, or it is about the
 * launch, the identity, or what services do here. Every scope in use has to be one of these (C13).
 */
export function hasCatalogEntry(text: string, catalog: ScopeCatalog = SCOPE_CATALOG): boolean {
  if (isContextScope(text) || isServiceAbility(text)) return true
  const scope = parseScope(text)
  return scope !== undefined && catalogEntryOf(scope, catalog) !== undefined
}
