import { type FhirResource, isObject } from '../fhir-resource.ts'
import type { CallerLimits } from './caller-limits.ts'
import { withoutClosed } from './closed-inside.ts'
import { cutElements } from './cut-elements.ts'

const SYSTEM = 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue'

/** Says that something was left out on purpose. @see https://hl7.org/fhir/R4/security-labels.html */
const REDACTED = { system: SYSTEM, code: 'REDACTED', display: 'redacted' }
/** Says that this is not the whole resource, so that nobody updates it with that. */
const SUBSETTED = { system: SYSTEM, code: 'SUBSETTED', display: 'subsetted' }

/**
 * Takes out of a resource what the rules say, and marks it. The mark is on every resource of a type that a rule
 * names, whether anything was there or not: otherwise it would tell. A resource inside of a type that is closed is no secret, and
 * marks only what it was taken out of.
 */
export function redactResource(
  resource: FhirResource,
  limits: CallerLimits | undefined,
): FhirResource {
  if (!limits) return resource
  const open = withoutClosed(resource, limits)
  const isCut = limits.cuts.size > 0
  const kept = isCut ? cutElements(open, limits.cuts).kept : open
  return open !== resource || limits.cuts.has(resource.resourceType) ? marked(kept) : kept
}

/** The keys of the rules that take elements out of resources of some types. */
export function redactingRules(
  limits: CallerLimits | undefined,
  resourceTypes: Iterable<string>,
): string[] {
  if (!limits || limits.cuts.size === 0) return []
  const rules = [...new Set(resourceTypes)].flatMap(
    (type) => limits.redactions.get(type)?.rules.map(({ key }) => key) ?? [],
  )
  return [...new Set(rules)]
}

function marked(resource: FhirResource): FhirResource {
  const meta = isObject(resource.meta) ? resource.meta : {}
  return {
    ...resource,
    meta: {
      ...meta,
      security: [...codings(meta.security), REDACTED],
      tag: [...codings(meta.tag), SUBSETTED],
    },
  }
}

function codings(value: unknown): readonly unknown[] {
  const isMark = (each: unknown) =>
    isObject(each) &&
    each.system === SYSTEM &&
    (each.code === 'REDACTED' || each.code === 'SUBSETTED')
  return Array.isArray(value) ? value.filter((each) => !isMark(each)) : []
}
