import { type FhirResource, isFhirResource, isObject } from '../fhir-resource.ts'
import { isPicked } from '../path-filter.ts'
import type { ElementPath, PathStep } from './element-path.ts'

type Json = Readonly<Record<string, unknown>>

/** The elements that are taken out, by resource type. */
export type Cuts = ReadonlyMap<string, readonly ElementPath[]>

/** What a cut leaves, and what it took, for whoever has to prove that neither changed. */
export interface CutResource {
  readonly kept: FhirResource
  readonly taken: readonly unknown[]
}

/**
 * Takes elements out of a resource and of the resources inside it. The narrative goes with them: it says in words
 * what they said (R4 2.4). Adds nothing; a resource of another type comes back as it is.
 */
export function cutElements(resource: FhirResource, cuts: Cuts): CutResource {
  const taken: unknown[] = []
  return { kept: cutResource(resource, cuts, taken), taken }
}

function cutResource(resource: FhirResource, cuts: Cuts, taken: unknown[]): FhirResource {
  const paths = cuts.get(resource.resourceType) ?? []
  let kept: Json = resource
  for (const { steps } of paths) kept = cutAt(kept, steps, taken)
  if (paths.length > 0 && kept.text !== undefined) kept = without(kept, 'text')
  kept = cutInside(kept, cuts, taken)
  return { ...kept, resourceType: resource.resourceType }
}

/** Resources lie in `contained`, in the entries of a Bundle and in the parameters of a Parameters. */
function cutInside(resource: Json, cuts: Cuts, taken: unknown[]): Json {
  let kept = resource
  for (const name of ['contained', 'entry', 'parameter']) {
    const list = kept[name]
    if (!Array.isArray(list)) continue
    kept = { ...kept, [name]: list.map((each) => cutEntry(each, cuts, taken)) }
  }
  return kept
}

function cutEntry(entry: unknown, cuts: Cuts, taken: unknown[]): unknown {
  if (isFhirResource(entry)) return cutResource(entry, cuts, taken)
  if (!isObject(entry) || !isFhirResource(entry.resource)) return entry
  return { ...entry, resource: cutResource(entry.resource, cuts, taken) }
}

function cutAt(node: Json, steps: readonly PathStep[], taken: unknown[]): Json {
  const [step, ...rest] = steps
  if (!step) return node
  let kept = node
  for (const name of Object.keys(node)) {
    if (!isNamed(name, step)) continue
    const value = node[name]
    const left = Array.isArray(value)
      ? value.map((each) => cutValue(each, step, rest, taken)).filter((each) => each !== undefined)
      : cutValue(value, step, rest, taken)
    const isGone = left === undefined || (Array.isArray(left) && left.length === 0)
    kept = isGone ? without(kept, name) : { ...kept, [name]: left }
  }
  return kept
}

function cutValue(
  value: unknown,
  { where }: PathStep,
  rest: readonly PathStep[],
  taken: unknown[],
): unknown {
  if (where && !isPicked(value, where)) return value
  if (rest.length === 0) {
    taken.push(value)
    return undefined
  }
  if (!isObject(value)) return value
  const kept = cutAt(value, rest, taken)
  return Object.keys(kept).length > 0 ? kept : undefined
}

/** A primitive has a second half, `_name`, with its extensions. */
function isNamed(key: string, { name, isChoice }: PathStep): boolean {
  const plain = key.startsWith('_') ? key.slice(1) : key
  if (plain === name) return true
  return isChoice && plain.startsWith(name) && /[A-Z]/.test(plain[name.length] ?? '')
}

function without(node: Json, name: string): Json {
  return Object.fromEntries(Object.entries(node).filter(([key]) => key !== name))
}
