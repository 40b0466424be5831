import { type PathFilter, readFilter } from '../path-filter.ts'

/** One part of a path: into an element, or what is kept of those found so far. */
export type PatchStep =
  | { readonly kind: 'child'; readonly name: string }
  | { readonly kind: 'index'; readonly at: number }
  | { readonly kind: 'where'; readonly filter: PathFilter }
  | { readonly kind: 'type'; readonly type: string }

const LONGEST = 1000

const FORMS: readonly (readonly [RegExp, (found: string) => PatchStep[]])[] = [
  [/^\.first\(\)/, () => [{ kind: 'index', at: 0 }]],
  [/^\.last\(\)/, () => [{ kind: 'index', at: -1 }]],
  [/^\.ofType\(\s*([A-Za-z][A-Za-z0-9]*)\s*\)/, (type) => [{ kind: 'type', type }]],
  [/^\[(\d{1,6})\]/, (at) => [{ kind: 'index', at: Number(at) }]],
  [
    /^\.extension\(\s*'([^'\\]{1,200})'\s*\)/,
    (url) => [
      { kind: 'child', name: 'extension' },
      { kind: 'where', filter: { isAny: false, equalities: [{ path: 'url', value: url }] } },
    ],
  ],
  [/^\.([a-z][A-Za-z0-9]*)(?!\()\b/, (name) => [{ kind: 'child', name }]],
]

/**
 * Reads the path of an operation: the type, then names, `[0]`, `first()`, `last()`, `where(name = 'text')`,
 * `ofType(Quantity)` and `extension('url')`. It is the part of FHIRPath that says where something is. What computes
 * is undefined: it could take as long as it likes, and ask about elements that are left out.
 * @see https://hl7.org/fhir/R4/fhirpatch.html
 */
export function parsePatchPath(text: string, resourceType: string): PatchStep[] | undefined {
  if (text.length > LONGEST || !text.startsWith(resourceType)) return undefined
  const steps: PatchStep[] = []
  for (let left = text.slice(resourceType.length); left !== ''; ) {
    const next = readStep(left)
    if (!next) return undefined
    steps.push(...next.steps)
    left = next.rest
  }
  return steps
}

function readStep(text: string): { steps: PatchStep[]; rest: string } | undefined {
  const where = /^\.where\(/.exec(text)?.[0]
  if (where !== undefined) {
    const read = readFilter(text.slice(where.length))
    return read && { steps: [{ kind: 'where', filter: read.filter }], rest: read.rest }
  }
  for (const [form, stepsOf] of FORMS) {
    const [whole, found = ''] = form.exec(text) ?? []
    if (whole !== undefined) return { steps: stepsOf(found), rest: text.slice(whole.length) }
  }
  return undefined
}
