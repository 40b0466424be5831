import type { RequestContext } from '../../context.ts'
import { FACETS, type GalleryFilter, galleryConditions } from './gallery-conditions.ts'

export interface FacetCount {
  field: string
  value: string
  count: number
}

/**
 * Counts the values of every facet in one statement. A facet is counted without its own choice, so that the
 * other values of it can be seen and added.
 */
export function galleryFacets(ctx: RequestContext, filter: GalleryFilter): Promise<FacetCount[]> {
  const parts = FACETS.map(({ field, column, isList }) => {
    const { sql, values } = galleryConditions(ctx, { ...filter, [field]: null })
    const value = isList ? `unnest(${column})` : column
    return {
      sql: `select '${field}' as field, ${value} as value from gallery_card where ${sql}`,
      values,
    }
  })
  return ctx.ports.rowReader.rows<FacetCount>(
    `select field, value, count(*)::int as count from (${parts.map((part) => part.sql).join(' union all ')}) f
     where value <> '' group by field, value order by field, count desc, value`,
    parts.flatMap((part) => part.values),
  )
}
