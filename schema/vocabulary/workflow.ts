import { parseScope } from './scope.ts'
import { catalogEntryOf, SCOPE_CATALOG, WILDCARD_ENTRY } from './scope-catalog.ts'

/** Every kind of work the scope catalog knows data for, by name (R298). */
export const WORKFLOWS: readonly string[] = [
  ...new Set(
    SCOPE_CATALOG.filter((entry) => entry !== WILDCARD_ENTRY).flatMap(({ workflows }) => workflows),
  ),
].sort()

/**
 * Lists the kinds of work that scopes are for, by what the catalog says of their data. Undefined where scopes confine an app
 * to none: it may read every kind of data, or none at all.
 */
export function workflowsOf(scopes: readonly string[]): readonly string[] | undefined {
  const data = scopes.map(parseScope).filter((scope) => scope !== undefined)
  if (data.length === 0 || data.some(({ resourceType }) => resourceType === '*')) return undefined
  const found = data.flatMap((scope) => catalogEntryOf(scope)?.workflows ?? [])
  return WORKFLOWS.filter((workflow) => found.includes(workflow))
}
