import { parseScope } from '../../../schema/vocabulary/scope.ts'
import { covers } from '../../../schema/vocabulary/scope-set.ts'
import { proposeScopes } from './propose-scopes.ts'

/** So many requests that are alike in all that is counted. */
export interface AccessCount {
  readonly outcome: 'SUCCESS' | 'DENIED' | 'FAILURE'
  /** Empty where a request was about no type. */
  readonly resourceType: string
  readonly interaction: string
  /** The least scopes each of the requests needed; empty for what was refused or came to nothing. */
  readonly needed: readonly string[]
  /** What the user is on the FHIR server, "Practitioner"; "Service" for an app without one. */
  readonly userKind: string
  /** Which rule refused; empty for what was not. */
  readonly rule: string
  readonly requests: number
  readonly lastAt: Date
}

/** What one scope was good for. */
export interface ScopeUse {
  readonly scope: string
  /** Null for what gives no access to records, such as `launch`: that is not counted. */
  readonly requests: number | null
  readonly lastUsedAt: Date | null
  readonly resourceTypes: readonly string[]
  /** The least of this scope that would have done; empty when nothing of it was needed. */
  readonly suggestion: readonly string[]
}

export interface RefusalCount {
  readonly rule: string
  readonly resourceType: string
  readonly requests: number
}

export interface UserKindCount {
  readonly kind: string
  readonly requests: number
}

/** What is granted beside what was used of it. */
export interface ScopeReport {
  readonly granted: readonly string[]
  readonly used: readonly string[]
  /** Granted access to records that no request needed. */
  readonly unused: readonly string[]
  readonly suggestion: readonly string[]
  readonly requests: number
  readonly denied: number
  readonly failed: number
  readonly scopes: readonly ScopeUse[]
  readonly refusals: readonly RefusalCount[]
  readonly userKinds: readonly UserKindCount[]
}

/**
 * Holds what is granted against what was used (C4). A request counts for every grant that would have let through a
 * part of what it needed, so figures of overlapping grants do not add up to the number of requests.
 */
export function scopeReport(
  granted: readonly string[],
  counts: readonly AccessCount[],
): ScopeReport {
  const done = counts.filter(({ outcome }) => outcome === 'SUCCESS')
  const denied = counts.filter(({ outcome }) => outcome === 'DENIED')
  const needed = [...new Set(done.flatMap((count) => count.needed))]
  const suggestion = proposeScopes(granted, needed)
  const scopes = granted.map((scope) => useOf(scope, done, suggestion))
  return {
    granted,
    used: scopes.filter(({ requests }) => requests).map(({ scope }) => scope),
    unused: scopes.filter(({ requests }) => requests === 0).map(({ scope }) => scope),
    suggestion,
    requests: sum(done),
    denied: sum(denied),
    failed: sum(counts) - sum(done) - sum(denied),
    scopes,
    refusals: grouped(denied, ({ rule, resourceType }) => `${rule} ${resourceType}`).map(
      ([{ rule, resourceType }, requests]) => ({ rule, resourceType, requests }),
    ),
    userKinds: grouped(done, ({ userKind }) => userKind).map(([{ userKind }, requests]) => ({
      kind: userKind,
      requests,
    })),
  }
}

function useOf(
  text: string,
  counts: readonly AccessCount[],
  suggestion: readonly string[],
): ScopeUse {
  const grant = parseScope(text)
  if (!grant) {
    return { scope: text, requests: null, lastUsedAt: null, resourceTypes: [], suggestion: [text] }
  }
  const isWithin = (other: string) => {
    const scope = parseScope(other)
    return scope !== undefined && covers(grant, scope)
  }
  const own = counts.filter(({ needed }) => needed.some(isWithin))
  const needs = own.flatMap(({ needed }) => needed).filter(isWithin)
  const types = needs.flatMap((need) => parseScope(need)?.resourceType ?? [])
  const last = Math.max(...own.map(({ lastAt }) => lastAt.getTime()))
  return {
    scope: text,
    requests: sum(own),
    lastUsedAt: own.length > 0 ? new Date(last) : null,
    resourceTypes: [...new Set(types)].sort(),
    suggestion: suggestion.filter(isWithin),
  }
}

function sum(counts: readonly AccessCount[]): number {
  return counts.reduce((all, { requests }) => all + requests, 0)
}

/** One count of each group with the requests of all of it, most first. */
function grouped(
  counts: readonly AccessCount[],
  keyOf: (count: AccessCount) => string,
): [AccessCount, number][] {
  const groups = [...Map.groupBy(counts, keyOf).values()]
  return groups
    .flatMap((group): [AccessCount, number][] => (group[0] ? [[group[0], sum(group)]] : []))
    .sort((a, b) => b[1] - a[1])
}
