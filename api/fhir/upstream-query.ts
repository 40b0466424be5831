import { isUnlimited } from '../domain/access-part.ts'
import type { Allowed, SearchPlan, ServedInteraction } from '../domain/fhir-access.ts'
import { CONTINUATION_PARAMETERS, type QueryParameters } from '../domain/query-parameters.ts'

/** Says which resource an interaction is about, as `Type/id`; for a search, its type. */
export function placeOf(interaction: ServedInteraction): string {
  return interaction.code === 'search-type'
    ? interaction.resourceType
    : `${interaction.resourceType}/${interaction.id}`
}

/** Spells an allowed interaction for the server behind us: a path below its base, and a query. */
export function upstreamQuery({ interaction, parts, search }: Allowed) {
  const path = `/${placeOf(interaction)}`
  // biome-ignore lint/nursery/useExhaustiveSwitchCases: it reads the whole union; the compiler knows what is served
  switch (interaction.code) {
    case 'read':
      return { path, query: '' }
    case 'vread':
      return { path: `${path}/_history/${interaction.versionId}`, query: '' }
    case 'history-instance':
      return { path: `${path}/_history`, query: spelled(paging(interaction.parameters)) }
    case 'search-type':
      return search ? searchQuery(path, search, isUnlimited(parts)) : { path, query: '' }
  }
}

const HISTORY_PARAMETERS: ReadonlySet<string> = new Set(['_count', '_offset', '_since'])

function paging(parameters: QueryParameters): QueryParameters {
  return parameters.filter(([name]) => HISTORY_PARAMETERS.has(name))
}

function searchQuery(path: string, search: SearchPlan, isWhole: boolean) {
  const { parameters, isContinuation } = search
  if (isContinuation) {
    const kept = parameters.filter(
      ([name]) => CONTINUATION_PARAMETERS.has(name) || name === '_count',
    )
    return { path: '/', query: spelled(kept) }
  }
  const hasIncludes = parameters.some(([name]) => name.endsWith('include'))
  const isCuttable = isWhole && !hasIncludes
  return { path, query: spelled(parameters.filter((pair) => isPassedOn(pair, isCuttable))) }
}

/**
 * What shapes the answer is ours to say; and a part of a resource cannot be checked for whose it is, so
 * only whole ones are asked for where that matters. A server may always answer with more elements.
 */
function isPassedOn([name, value]: readonly [string, string], isCuttable: boolean): boolean {
  if (name === '_format' || name === '_pretty') return false
  if (name === '_elements') return isCuttable
  return name !== '_summary' || value === 'count' || isCuttable
}

function spelled(parameters: QueryParameters): string {
  return new URLSearchParams(parameters.map(([name, value]) => [name, value])).toString()
}
