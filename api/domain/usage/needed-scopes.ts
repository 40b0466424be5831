import { formatScope, parseScope, type ScopePermission } from '../../../schema/vocabulary/scope.ts'
import { SCOPE_CATALOG } from '../../../schema/vocabulary/scope-catalog.ts'
import { comparePairs } from '../../../schema/vocabulary/scope-query.ts'
import { holds, scopeConditions } from '../access-condition.ts'
import { type AccessPart, accessParts } from '../access-part.ts'
import { type AccessRules, type Allowed, lettersFor } from '../fhir-access.ts'
import type { FhirInteraction } from '../fhir-interaction.ts'
import type { FhirResource } from '../fhir-resource.ts'

/** An interaction that was allowed, and what came of it. */
export interface AllowedUse {
  readonly decision: Allowed
  readonly rules: AccessRules
  /** What the answer shows, or what was written. */
  readonly resources: readonly FhirResource[]
  readonly fhirBase: string
}

/**
 * Lists the least scopes that would have given the same answer: one permission of one type each, confined to a
 * category of the catalog where the search named it or the resource has it. All of them together are within what the
 * token allowed; being who one is (`fhirUser`) needs none (C4).
 *
 * @example
 * // patient/*.cruds, GET /Observation?category=laboratory
 * // ['patient/Observation.s?category=http://terminology.hl7.org/CodeSystem/observation-category|laboratory']
 */
export function neededScopes(use: AllowedUse): string[] {
  const { decision, rules, resources } = use
  const { interaction, parts } = decision
  const { resourceType, code } = interaction
  const [letter, ...others] = lettersFor(interaction)
  const own = resources.filter((each) => each.resourceType === resourceType)
  const categories = categoriesOf(interaction, own, use.fhirBase)
  // A write, and a look into the past, depends on versions that are not here any more: nothing is left out of it.
  const main = SEEN_WHOLE.has(code)
    ? leastParts(parts, { ...use, resources: own, categories })
    : parts
  const needs = [
    ...main.flatMap((part) => spelled(part, { resourceType, letter, categories })),
    ...others.flatMap((each) =>
      accessParts(resourceType, each, rules).flatMap((part) =>
        spelled(part, { resourceType, letter: each, categories: [] }),
      ),
    ),
    ...neededForIncludes(use),
  ]
  return [...new Set(needs)].sort()
}

const SEEN_WHOLE: ReadonlySet<string> = new Set(['read', 'search-type', 'everything', 'create'])
const LEVELS = ['fhirUser', 'patient', 'user', 'system']

/** What came along is of other types, each found by its own scopes. */
function neededForIncludes({ decision, rules, resources, fhirBase }: AllowedUse): string[] {
  const types = new Set(resources.map(({ resourceType }) => resourceType))
  types.delete(decision.interaction.resourceType)
  return [...types].flatMap((resourceType) => {
    const found = resources.filter((each) => each.resourceType === resourceType)
    const parts = leastParts(accessParts(resourceType, 's', rules), {
      ...{ resources: found, categories: [], fhirBase },
    })
    return parts.flatMap((part) => spelled(part, { resourceType, letter: 's', categories: [] }))
  })
}

/** The parts that open every resource, the lowest level and the narrowest first; one when there is none to open. */
function leastParts(
  parts: readonly AccessPart[],
  {
    resources,
    categories,
    fhirBase,
  }: Pick<AllowedUse, 'resources' | 'fhirBase'> & Pick<Need, 'categories'>,
): readonly AccessPart[] {
  if (parts.length <= 1) return parts
  const ordered = parts.toSorted(
    (a, b) => rank(a) - rank(b) || b.conditions.length - a.conditions.length,
  )
  const chosen = new Set<AccessPart>()
  for (const resource of resources) {
    const opens = ({ conditions }: AccessPart) =>
      conditions.every((condition) => holds(condition, resource, fhirBase))
    if (isAny(chosen, opens)) continue
    const part = ordered.find(opens)
    if (part) chosen.add(part)
  }
  if (chosen.size > 0) return [...chosen]
  const fitting = ordered.filter((part) => isFitting(part, categories))
  return (fitting.length > 0 ? fitting : ordered).slice(0, 1)
}

function isAny<T>(values: Iterable<T>, test: (value: T) => boolean): boolean {
  for (const value of values) if (test(value)) return true
  return false
}

function rank({ scope }: AccessPart): number {
  return LEVELS.indexOf(scope.replace(/\/.*$/s, ''))
}

type Category = readonly [name: string, value: string]

interface Need {
  readonly resourceType: string
  readonly letter: ScopePermission
  /** Any of them; none for the whole type. */
  readonly categories: readonly Category[]
}

/** A part that is confined already stays so. `fhirUser` is no scope on records. */
function spelled(part: AccessPart, { resourceType, letter, categories }: Need): string[] {
  const scope = parseScope(part.scope)
  if (!scope) return []
  const { level, query } = scope
  const isConfined = query.some(([name]) => name === 'category')
  const additions = isConfined || categories.length === 0 ? [[]] : categories.map((each) => [each])
  return additions.map((addition) =>
    formatScope({
      ...{ level, resourceType, permissions: letter },
      query: [...query, ...addition].sort(comparePairs),
    }),
  )
}

/** Says whether a part can have to do with categories that were named. */
function isFitting({ scope }: AccessPart, categories: readonly Category[]): boolean {
  if (categories.length === 0) return true
  const own = parseScope(scope)?.query.find(([name]) => name === 'category')
  return !own || categories.some(([, value]) => value === own[1])
}

/** What the catalog has, by resource type. */
const KNOWN_CATEGORIES: ReadonlyMap<string, readonly Category[]> = new Map(
  [...new Set(SCOPE_CATALOG.map(({ resourceType }) => resourceType))].map((resourceType) => [
    resourceType,
    SCOPE_CATALOG.flatMap(({ category, ...entry }) =>
      category && entry.resourceType === resourceType
        ? [['category', `${category.system}|${category.code}`] as const]
        : [],
    ),
  ]),
)

/** The categories an interaction kept to by itself, where the catalog has them. */
function categoriesOf(
  interaction: FhirInteraction,
  own: readonly FhirResource[],
  fhirBase: string,
): readonly Category[] {
  const { code, resourceType = '' } = interaction
  const known = KNOWN_CATEGORIES.get(resourceType) ?? []
  if (code === 'search-type') return namedCategories(interaction.parameters, known)
  if (code !== 'read' && code !== 'create') return []
  const [resource, ...more] = own
  if (!resource || more.length > 0) return []
  const first = known.find((pair) =>
    scopeConditions([pair], resourceType)?.every((each) => holds(each, resource, fhirBase)),
  )
  return first ? [first] : []
}

/** Undefined values of other code systems are not the catalog's; then nothing is known. */
function namedCategories(
  parameters: readonly (readonly [string, string])[],
  known: readonly Category[],
): readonly Category[] {
  for (const [name, value] of parameters) {
    const named = name === 'category' ? value.split(',') : []
    const found = named.map((each) =>
      known.find(([, token]) => token === each || token.endsWith(`|${each}`)),
    )
    const categories = found.filter((each) => each !== undefined)
    if (named.length > 0 && categories.length === named.length) return categories
  }
  return []
}
