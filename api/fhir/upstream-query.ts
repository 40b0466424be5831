import { isUnlimited } from '../domain/access-part.ts'
import type { Allowed, SearchPlan } from '../domain/fhir-access.ts'
import type { ServedInteraction } from '../domain/fhir-interaction.ts'
import { CONTINUATION_PARAMETERS, type QueryParameters } from '../domain/query-parameters.ts'

/** An interaction that changes nothing. */
export type ReadInteraction = Extract<
  ServedInteraction,
  { code: 'read' | 'vread' | 'history-instance' | 'search-type' | 'everything' }
>

/** Says which resource an interaction is about, as `Type/id`; for a search, its type. */
export function placeOf(interaction: ServedInteraction): string {
  return 'id' in interaction
    ? `${interaction.resourceType}/${interaction.id}`
    : interaction.resourceType
}

/** Spells an allowed interaction for the server behind us: a path below its base, and a query. */
export function upstreamQuery(interaction: ReadInteraction, { parts, search }: Allowed) {
  const path = `/${placeOf(interaction)}`
  // biome-ignore lint/nursery/useExhaustiveSwitchCases: it reads the whole union; the compiler knows what is served
  switch (interaction.code) {
    case 'read':
      return { path, query: '' }
    case 'vread':
      return { path: `${path}/_history/${interaction.versionId}`, query: '' }
    case 'history-instance':
      return { path: `${path}/_history`, query: spelled(unformatted(interaction.parameters)) }
    case 'everything':
      return { path: `${path}/$everything`, query: spelled(unformatted(interaction.parameters)) }
    case 'search-type':
      return search ? searchQuery(path, search, isUnlimited(parts)) : { path, query: '' }
  }
}

/** Spells parameters as a query or a form. */
export function spelled(parameters: QueryParameters): string {
  return new URLSearchParams(parameters.map(([name, value]) => [name, value])).toString()
}

/** Says whether a search asks for nothing but resources of its type, so that none has to be looked for others. */
export function isOfOneType({ parameters, isContinuation }: SearchPlan): boolean {
  return !isContinuation && !parameters.some(([name]) => name.endsWith('include'))
}

function unformatted(parameters: QueryParameters): QueryParameters {
  return parameters.filter(([name]) => name !== '_format' && name !== '_pretty')
}

function searchQuery(path: string, search: SearchPlan, isWhole: boolean) {
  const { parameters, isContinuation } = search
  if (isContinuation) {
    const kept = parameters.filter(
      ([name]) => CONTINUATION_PARAMETERS.has(name) || name === '_count',
    )
    return { path: '/', query: spelled(kept) }
  }
  const isCuttable = isWhole && isOfOneType(search)
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
