import type { DataRule } from '../../../schema/vocabulary/data-policy.ts'
import { type FhirResource, isFhirResource, isObject, resourcesWithin } from '../fhir-resource.ts'
import { type CallerLimits, closingRule } from './caller-limits.ts'

/** Lists the rules that close what lies inside a resource: contained, in the entries of a stored Bundle, in parameters. */
export function rulesClosedInside(
  limits: CallerLimits | undefined,
  resource: FhirResource,
): DataRule[] {
  if (!limits || limits.closings.length === 0) return []
  const rules = resourcesWithin(resource).flatMap(
    ({ resourceType }) => closingRule(limits, resourceType, 'read') ?? [],
  )
  return [...new Set(rules)]
}

/**
 * Takes out of a resource what a rule closes for reading, at any depth; the entry of a Bundle goes whole, because its address says
 * as much. So does the narrative around it, which says in words what it said. Where nothing is closed, it is the same resource.
 */
export function withoutClosed(
  resource: FhirResource,
  limits: CallerLimits | undefined,
): FhirResource {
  if (!limits || rulesClosedInside(limits, resource).length === 0) return resource
  const { text: _, ...kept } = resource
  const places = PLACES.flatMap((name) => {
    const list = resource[name]
    return Array.isArray(list) ? [[name, openOf(list, limits)] as const] : []
  })
  const left = Object.fromEntries(places.filter(([, list]) => list.length > 0))
  const bare = Object.entries(kept).filter(([name]) => !places.some(([place]) => place === name))
  return { ...Object.fromEntries(bare), ...left, resourceType: resource.resourceType }
}

const PLACES = ['contained', 'entry', 'parameter'] as const

function openOf(list: readonly unknown[], limits: CallerLimits): unknown[] {
  return list.flatMap((each) => {
    const inside = isFhirResource(each) ? each : insideOf(each)
    if (!inside) return [each]
    if (closingRule(limits, inside.resourceType, 'read')) return []
    const open = withoutClosed(inside, limits)
    return [inside === each ? open : { ...Object(each), resource: open }]
  })
}

function insideOf(entry: unknown): FhirResource | undefined {
  return isObject(entry) && isFhirResource(entry.resource) ? entry.resource : undefined
}
