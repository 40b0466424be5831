/** Who finds a listing in the gallery: anybody, or the people of the hospital who read listings for clinicians (D2). */
export const LISTING_VISIBILITIES = ['PUBLIC', 'CLINICAL'] as const
export type ListingVisibility = (typeof LISTING_VISIBILITIES)[number]

export const LISTING_VISIBILITY_NAMES: Readonly<Record<ListingVisibility, string>> = {
  PUBLIC: 'Everybody',
  CLINICAL: 'People of the hospital',
}
