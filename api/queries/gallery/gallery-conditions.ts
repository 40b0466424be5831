import { TEXT_LIMITS } from '../../../schema/vocabulary/limits.ts'
import type { RequestContext } from '../../context.ts'
import { can } from '../../domain/abilities.ts'
import { InvalidPageError } from '../../errors.ts'

/** Values of one field are alternatives; fields narrow each other. */
export interface GalleryFilter {
  search?: string | null
  audiences?: string[] | null
  uses?: string[] | null
  operatingSystems?: string[] | null
  fhirVersions?: string[] | null
  intents?: string[] | null
  riskTiers?: string[] | null
  certifications?: string[] | null
  attestation?: string | null
  /** Approved for clinicians: made for providers, or listed for the people of the hospital alone. */
  isForClinicians?: boolean | null
}

/** Facet name in the contract -> column of the read model, and whether it holds several values. */
export const FACETS = [
  { field: 'audiences', column: 'audiences', isList: true },
  { field: 'uses', column: 'uses', isList: true },
  { field: 'operatingSystems', column: 'operating_systems', isList: true },
  { field: 'fhirVersions', column: 'fhir_versions', isList: true },
  { field: 'intents', column: 'intent', isList: false },
  { field: 'riskTiers', column: 'risk_tier', isList: false },
  { field: 'certifications', column: 'certification', isList: false },
] as const satisfies { field: keyof GalleryFilter; column: string; isList: boolean }[]

type Asking = Pick<RequestContext, 'organizationId' | 'viewer'>

/** Which listings are there at all for whoever asks: a condition on gallery_card, and nothing to fill in (D2). */
export function visibleListings({ viewer }: Pick<Asking, 'viewer'>): 'true' | 'not is_clinical' {
  return can(viewer, 'listing.read-clinical') ? 'true' : 'not is_clinical'
}

/** Turns a filter into SQL over gallery_card; every value is a parameter. What is not there for the viewer is found by none. */
export function galleryConditions(
  asking: Asking,
  filter: GalleryFilter,
): { sql: string; values: unknown[] } {
  const parts: [string, ...unknown[]][] = [
    [`organization_id = ? and ${visibleListings(asking)}`, asking.organizationId],
  ]
  for (const { field, column, isList } of FACETS) {
    const wanted = filter[field]
    if (wanted?.length)
      parts.push([isList ? `${column} && ?::text[]` : `${column} = any(?::text[])`, wanted])
  }
  if (filter.attestation) parts.push(['attestation = ?', filter.attestation])
  if (filter.isForClinicians) parts.push([`(is_clinical or 'PROVIDER' = any(audiences))`])
  const words = searchWords(filter.search)
  if (words) parts.push([`search_vector @@ to_tsquery('simple', ?)`, words])
  return {
    sql: parts.map(([text]) => text).join(' and '),
    values: parts.flatMap(([, ...values]) => values),
  }
}

/** Every word must be there, the last one perhaps only begun: search as one types. */
function searchWords(search: string | null | undefined): string | undefined {
  if ((search?.length ?? 0) > TEXT_LIMITS.search.max) {
    throw new InvalidPageError(`Search for at most ${TEXT_LIMITS.search.max} characters.`)
  }
  const words = (search ?? '').toLowerCase().match(/[\p{L}\p{N}]+/gu)
  return words?.map((word) => `${word}:*`).join(' & ')
}
