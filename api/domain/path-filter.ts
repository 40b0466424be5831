import { valuesAt } from './fhir-resource.ts'

interface Equality {
  readonly path: string
  readonly value: string | number | boolean
}

/** What `where(…)` asks of an element: equalities, all of them or any of them. */
export interface PathFilter {
  readonly isAny: boolean
  readonly equalities: readonly Equality[]
}

/** Enough for an identifier of one system, one use and one type, and far from a program. */
const MOST = 10
const EQUALITY =
  /^\s*([a-z][A-Za-z0-9]*(?:\.[a-z][A-Za-z0-9]*)*)\s*=\s*(?:'([^'\\]{1,200})'|(true|false)|(-?\d{1,9}))\s*/
const JOINT = /^(?:and|or)\b/

/**
 * Reads the inside of `where(`, up to and with its closing bracket: `name = 'text'`, `name = true` or `name = 1`,
 * joined by `and` or by `or`. Undefined for everything else, and for `and` mixed with `or`.
 */
export function readFilter(text: string): { filter: PathFilter; rest: string } | undefined {
  const equalities: Equality[] = []
  const joints = new Set<string>()
  for (let left = text; equalities.length < MOST; ) {
    const read = readEquality(left)
    if (!read) return undefined
    equalities.push(read.equality)
    if (read.rest.startsWith(')')) {
      return { filter: { isAny: joints.has('or'), equalities }, rest: read.rest.slice(1) }
    }
    const [joint] = JOINT.exec(read.rest) ?? []
    if (!joint || joints.add(joint).size > 1) return undefined
    left = read.rest.slice(joint.length)
  }
  return undefined
}

function readEquality(text: string): { equality: Equality; rest: string } | undefined {
  const [whole, path, literal, truth, number] = EQUALITY.exec(text) ?? []
  if (whole === undefined || path === undefined) return undefined
  const value = literal ?? (truth === undefined ? Number(number) : truth === 'true')
  return { equality: { path, value }, rest: text.slice(whole.length) }
}

/** Says whether an element is what a filter asks for; of an element that repeats, one value is enough. */
export function isPicked(element: unknown, { isAny, equalities }: PathFilter): boolean {
  const isEqual = ({ path, value }: Equality) => valuesAt(element, path).includes(value)
  return isAny ? equalities.some(isEqual) : equalities.every(isEqual)
}

/** Spells a filter as it is read. */
export function spelledFilter({ isAny, equalities }: PathFilter): string {
  const spelled = equalities.map(
    ({ path, value }) => `${path} = ${typeof value === 'string' ? `'${value}'` : value}`,
  )
  return `where(${spelled.join(isAny ? ' or ' : ' and ')})`
}
