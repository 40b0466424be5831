/** A FHIR resource as far as access rules look into it. */
export interface FhirResource {
  readonly resourceType: string
  readonly id?: string
  readonly [element: string]: unknown
}

/** A resource on this server. */
export interface LocalReference {
  readonly resourceType: string
  readonly id: string
}

const RELATIVE = /^([A-Za-z]+)\/([A-Za-z0-9.-]{1,64})(?:\/_history\/[A-Za-z0-9.-]{1,64})?$/

/** Says whether parsed JSON is a resource. */
export function isFhirResource(value: unknown): value is FhirResource {
  return isObject(value) && typeof value.resourceType === 'string'
}

/** Says whether parsed JSON is an object. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Lists the resources that lie in another one: contained, in the entries of a Bundle, in parameters; at any depth. */
export function resourcesWithin(resource: FhirResource): FhirResource[] {
  const places = ['contained', 'entry.resource', 'parameter.resource']
  const inside = places.flatMap((path) => valuesAt(resource, path)).filter(isFhirResource)
  return inside.flatMap((each) => [each, ...resourcesWithin(each)])
}

/** Collects the values at a dotted path, through every list on the way. */
export function valuesAt(root: unknown, path: string): unknown[] {
  const found: unknown[] = []
  collect(root, path, found)
  return found
}

function collect(value: unknown, path: string, found: unknown[]): void {
  if (!isObject(value)) return
  const dot = path.indexOf('.')
  const next = value[dot < 0 ? path : path.slice(0, dot)]
  const rest = dot < 0 ? undefined : path.slice(dot + 1)
  if (next === undefined) return
  for (const each of Array.isArray(next) ? next : [next]) {
    if (rest === undefined) found.push(each)
    else collect(each, rest, found)
  }
}

/**
 * Reads a Reference, or its text, as a resource on this server.
 * Undefined for another server, a contained resource, a logical identifier or a `urn:`.
 */
export function localReference(value: unknown, fhirBase: string): LocalReference | undefined {
  const text = isObject(value) ? value.reference : value
  if (typeof text !== 'string') return undefined
  const relative = text.startsWith(`${fhirBase}/`) ? text.slice(fhirBase.length + 1) : text
  const [, resourceType, id] = RELATIVE.exec(relative) ?? []
  return resourceType && id ? { resourceType, id } : undefined
}
