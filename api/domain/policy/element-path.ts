import { type PathFilter, readFilter, spelledFilter } from '../path-filter.ts'
import { ok, type Result, refused } from '../result.ts'

/** One name on the way to an element, with the one filter it may have. */
export interface PathStep {
  readonly name: string
  /** `value[x]`: whichever type the value has. */
  readonly isChoice: boolean
  readonly where?: PathFilter
}

/** An element of a resource type. */
export interface ElementPath {
  readonly resourceType: string
  readonly steps: readonly PathStep[]
}

const NAME = /^([a-z][A-Za-z0-9]*)(?!\()\b(\[x\])?/
const WHERE = '.where('
const EXTENSION = /^extension\(\s*'([^'\\]{1,200})'\s*\)/

/** Without these a resource cannot be told from another, or would be read wrongly. */
const KEPT: ReadonlySet<string> = new Set(['id', 'meta', 'implicitRules', 'modifierExtension'])

/**
 * Reads an element path: a type, names, and at each name at most one `where(…)` of equalities, joined by `and` or by
 * `or`; `extension('url')` stands for the extensions with that url. It is the part of FHIRPath that says where an
 * element is; what computes is refused.
 * @see https://hl7.org/fhirpath/#path-selection
 */
export function parseElementPath(text: string): Result<ElementPath, string> {
  const [, resourceType, rest = ''] = /^([A-Z][A-Za-z]+)\.(.+)$/s.exec(text.trim()) ?? []
  if (!resourceType) return refused('Begin with the type, as in Patient.telecom.')
  const steps: PathStep[] = []
  for (let left = `.${rest}`; left !== ''; ) {
    const next = left.startsWith('.') ? readStep(left.slice(1)) : undefined
    if (!next) return refused(WORDS)
    steps.push(next.step)
    left = next.rest
  }
  const first = steps[0]?.name
  if (first && KEPT.has(first)) return refused(`${resourceType}.${first} cannot be taken out.`)
  return ok({ resourceType, steps })
}

const WORDS =
  "Write names and dots, and after a name at most where(name = 'text'), with “and” or “or” between."

function readStep(text: string): { step: PathStep; rest: string } | undefined {
  const [extension, url] = EXTENSION.exec(text) ?? []
  if (extension !== undefined && url !== undefined) {
    const where = { isAny: false, equalities: [{ path: 'url', value: url }] }
    return {
      step: { name: 'extension', isChoice: false, where },
      rest: text.slice(extension.length),
    }
  }
  const [whole, name, choice] = NAME.exec(text) ?? []
  if (whole === undefined || name === undefined) return undefined
  const step = { name, isChoice: choice !== undefined }
  const rest = text.slice(whole.length)
  if (!rest.startsWith(WHERE)) return { step, rest }
  const read = readFilter(rest.slice(WHERE.length))
  return read && { step: { ...step, where: read.filter }, rest: read.rest }
}

/** Spells a path as it is read. */
export function spelledPath({ resourceType, steps }: ElementPath): string {
  const spelled = steps.map(
    ({ name, isChoice, where }) =>
      `${name}${isChoice ? '[x]' : ''}${where ? `.${spelledFilter(where)}` : ''}`,
  )
  return [resourceType, ...spelled].join('.')
}

/**
 * Says whether reading `names` below the type could tell anything of the element: one lies within the other.
 * Filters are passed over, so that in doubt it could.
 */
export function isReadBy({ steps }: ElementPath, names: readonly string[]): boolean {
  const common = Math.min(steps.length, names.length)
  return steps.slice(0, common).every((step, i) => isSameName(step.name, names[i] ?? ''))
}

/** `value` and `valueQuantity` are the same element, whichever side spells its type. */
function isSameName(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  return short === long || (long.startsWith(short) && /[A-Z]/.test(long[short.length] ?? ''))
}
