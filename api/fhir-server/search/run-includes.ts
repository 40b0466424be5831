import type { WithId } from '@medplum/core'
import type { Resource } from '@medplum/fhirtypes'
import { notSupported } from '../outcomes.ts'
import type { FhirStore } from '../store/fhir-store.ts'
import { readReferenced } from '../store/read-resource.ts'
import type { Include } from './fhir-search.ts'

const maxRounds = 5
const maxIncluded = 2000

/**
 * Finds what `_include` and `_revinclude` add to the matches, each resource once.
 * Refuses a search that would include more than two thousand.
 * @see https://hl7.org/fhir/R4/search.html#include
 */
export const runIncludes = async (
  store: FhirStore,
  includes: readonly Include[],
  matches: readonly WithId<Resource>[],
): Promise<WithId<Resource>[]> => {
  const known = new Set(matches.map(placeOf))
  const included: WithId<Resource>[] = []
  let base = matches
  let wanted = includes
  for (let round = 0; round < maxRounds && base.length > 0 && wanted.length > 0; round += 1) {
    const found: WithId<Resource>[] = []
    for (const include of wanted) {
      const follow = include.direction === 'forward' ? followForward : followReverse
      const fresh = (await follow(store, include, base)).filter((each) => !known.has(placeOf(each)))
      for (const each of fresh) known.add(placeOf(each))
      found.push(...fresh)
    }
    included.push(...found)
    if (included.length > maxIncluded) throw notSupported('The search includes too much.')
    base = found
    wanted = includes.filter(({ isIterated }) => isIterated)
  }
  return included
}

const followForward = async (
  store: FhirStore,
  { sourceType, code, targetType }: Include,
  base: readonly WithId<Resource>[],
) => {
  const ids = base.filter(({ resourceType }) => resourceType === sourceType).map(({ id }) => id)
  if (ids.length === 0) return []
  const rows = await store.query<{ text: string }>(
    `select distinct text from ${store.schema}.idx
      where type = $1 and code = $2 and id = any($3::text[]) and text is not null`,
    [sourceType, code, ids],
  )
  const references = rows
    .map(({ text }) => text)
    .filter((text) => targetType === undefined || text.startsWith(`${targetType}/`))
  return readReferenced(store, references)
}

const followReverse = async (
  store: FhirStore,
  { sourceType, code, targetType }: Include,
  base: readonly WithId<Resource>[],
) => {
  const owners = base
    .filter(({ resourceType }) => targetType === undefined || resourceType === targetType)
    .map(placeOf)
  const rows = await store.query<{ content: WithId<Resource> }>(
    `select r.content from ${store.schema}.resource r
      where r.type = $1 and not r.deleted and r.id in (
        select x.id from ${store.schema}.idx x
         where x.type = $1 and x.code = $2 and x.text = any($3::text[]))
      order by r.last_updated desc, r.id
      limit ${maxIncluded + 1}`,
    [sourceType, code, owners],
  )
  return rows.map(({ content }) => content)
}

const placeOf = ({ resourceType, id }: WithId<Resource>) => `${resourceType}/${id}`
