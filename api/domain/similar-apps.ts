import { parseScope } from '../../schema/vocabulary/scope.ts'

/** What of an app says which others are like it. */
export interface ComparedApp {
  readonly slug: string
  readonly audiences: readonly string[]
  readonly uses: readonly string[]
  readonly intent: string | null
  readonly launchModes: readonly string[]
  readonly launchCount: number
  /** What it was granted, as it is spelled. */
  readonly scopes: readonly string[]
}

/** An app like another one, and which kinds of data both may read and change. */
export interface SimilarApp<App> {
  readonly app: App
  /** From 0, nothing in common, to 1. */
  readonly score: number
  readonly reads: readonly string[]
  readonly changes: readonly string[]
}

type Right = 'READ' | 'WRITE'

/** Which kinds of data, by resource type or `*`, may be read and which changed. */
export type Reach = Readonly<Record<Right, ReadonlySet<string>>>

/** Changing says more about what an app is for than reading. */
const WEIGHTS: Readonly<Record<Right, number>> = { READ: 1, WRITE: 2 }
const RIGHTS: readonly Right[] = ['READ', 'WRITE']

/** What everything is reaches one kind, but is not made for it. */
const BY_WILDCARD = 0.5

const SHARES = { reach: 0.6, uses: 0.15, audiences: 0.1, intent: 0.1, launchModes: 0.05 } as const

/** Below this, two apps of the same house have no more in common than any two. */
const LEAST_SCORE = 0.35

const SIMILAR_APPS_SHOWN = 4

/**
 * Finds the apps most like one by what they may do with which kinds of data, then by use, audience, purpose and start
 * (R245). An app for other people, or that shares no kind of data, is not suggested.
 */
export function similarApps<App extends ComparedApp>(
  to: ComparedApp,
  others: readonly App[],
  limit: number = SIMILAR_APPS_SHOWN,
): SimilarApp<App>[] {
  const own = reachOf(to.scopes)
  return others
    .filter(({ slug }) => slug !== to.slug)
    .flatMap((app) => {
      const reach = reachOf(app.scopes)
      const score = likenessOf(to, app, reachLikeness(own, reach))
      const isLike = score >= LEAST_SCORE && overlap(to.audiences, app.audiences) > 0
      const [reads, changes] = RIGHTS.map((right) => sharedTypes(own[right], reach[right]))
      return isLike ? [{ app, score, reads: reads ?? [], changes: changes ?? [] }] : []
    })
    .filter(({ reads, changes, app }) => {
      return reads.length + changes.length > 0 || (isEmpty(own) && isEmpty(reachOf(app.scopes)))
    })
    .toSorted((a, b) => b.score - a.score || b.app.launchCount - a.app.launchCount || order(a, b))
    .slice(0, limit)
}

/** Says which kinds of data scopes reach, by what they mean: spelling, order, level and constraints make no difference. */
export function reachOf(scopes: readonly string[]): Reach {
  const parsed = scopes.map(parseScope).filter((scope) => scope !== undefined)
  const typesWith = (letters: RegExp) =>
    new Set(
      parsed
        .filter(({ permissions }) => letters.test(permissions))
        .map(({ resourceType }) => resourceType),
    )
  return { READ: typesWith(/[rs]/), WRITE: typesWith(/[cud]/) }
}

/** How much two reaches have in common, from 0 to 1; two that reach nothing are alike. */
export function reachLikeness(a: Reach, b: Reach): number {
  let common = 0
  let all = 0
  for (const right of RIGHTS) {
    for (const type of new Set([...a[right], ...b[right]])) {
      const [one, other] = [holding(a[right], type), holding(b[right], type)]
      common += WEIGHTS[right] * Math.min(one, other)
      all += WEIGHTS[right] * Math.max(one, other)
    }
  }
  return all === 0 ? 1 : common / all
}

function likenessOf(a: ComparedApp, b: ComparedApp, reach: number): number {
  return (
    SHARES.reach * reach +
    SHARES.uses * overlap(a.uses, b.uses) +
    SHARES.audiences * overlap(a.audiences, b.audiences) +
    SHARES.intent * (a.intent !== null && a.intent === b.intent ? 1 : 0) +
    SHARES.launchModes * overlap(a.launchModes, b.launchModes)
  )
}

/** The part of all values of two lists that stands in both. */
function overlap(a: readonly string[], b: readonly string[]): number {
  const all = new Set([...a, ...b])
  return all.size === 0
    ? 0
    : [...all].filter((one) => a.includes(one) && b.includes(one)).length / all.size
}

function holding(types: ReadonlySet<string>, type: string): number {
  if (types.has(type)) return 1
  return types.has('*') ? BY_WILDCARD : 0
}

/** The kinds both reach, by name or with everything. */
function sharedTypes(a: ReadonlySet<string>, b: ReadonlySet<string>): string[] {
  return [...new Set([...a, ...b])].filter((type) => holding(a, type) > 0 && holding(b, type) > 0)
}

function isEmpty(reach: Reach): boolean {
  return RIGHTS.every((right) => reach[right].size === 0)
}

function order(a: { app: ComparedApp }, b: { app: ComparedApp }): number {
  return a.app.slug < b.app.slug ? -1 : 1
}
