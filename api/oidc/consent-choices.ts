import { isContextScope } from '../../schema/vocabulary/context-scope.ts'
import type { Language } from '../../schema/vocabulary/language.ts'
import { RISK_TIERS, type RiskTier } from '../../schema/vocabulary/registration.ts'
import { formatScope, parseScope, type Scope } from '../../schema/vocabulary/scope.ts'
import { SCOPE_CATALOG, type ScopeCatalog } from '../../schema/vocabulary/scope-catalog.ts'
import { describeScope, type ScopeDescription } from '../../schema/vocabulary/scope-description.ts'
import type { ScopeAudience } from '../../schema/vocabulary/scope-phrases/phrases.ts'

/** One thing a person can allow or not. */
export interface ConsentChoice extends ScopeDescription {
  scope: string
  /** Why the app wants it, in the vendor's words. */
  purpose: string | undefined
  /** Narrower scopes that may be allowed in its place, one per category (SMART.md CONS-03). */
  parts: { scope: string; sentence: string }[]
}

/** Everything the consent page asks about, the most sensitive first. */
export interface ConsentChoices {
  groups: { tier: RiskTier; choices: ConsentChoice[] }[]
  /** Staying connected, which is a choice of its own (SMART.md CONS-04). */
  lasting: ConsentChoice[]
  /** What comes with opening the app at all: who it is, and which record. */
  implied: string[]
  /** Whether any of it changes the record. */
  writes: boolean
}

/** Who reads the words, in which language. */
interface Reader {
  audience: ScopeAudience
  /** @default 'en' */
  language?: Language
  /** In whose words. @default those of the platform */
  catalog?: ScopeCatalog
}

const LASTING: ReadonlySet<string> = new Set(['offline_access', 'online_access'])

/** Sorts the scopes of a request into what a person decides about and what comes with it. */
export function consentChoices(
  requested: readonly string[],
  facts: Reader & { purposes: readonly { scope: string; purpose: string }[] },
): ConsentChoices {
  const choice = (scope: string): ConsentChoice => ({
    scope,
    ...describeScope(scope, facts.audience, facts),
    purpose: purposeOf(scope, facts.purposes),
    parts: partsOf(scope, facts),
  })
  const resource = requested.filter((scope) => !isContextScope(scope)).map(choice)
  const groups = RISK_TIERS.toReversed().map((tier) => ({
    tier,
    choices: resource.filter(({ sensitivity }) => sensitivity === tier),
  }))
  return {
    groups: groups.filter(({ choices }) => choices.length > 0),
    lasting: requested.filter((scope) => LASTING.has(scope)).map(choice),
    implied: requested.filter((scope) => isContextScope(scope) && !LASTING.has(scope)),
    writes: resource.some(({ writes }) => writes),
  }
}

/**
 * Makes the list that is granted out of what was ticked. A scope allowed whole makes its parts superfluous; what was
 * not offered is ignored, whatever the form says.
 */
export function grantedScopes(choices: ConsentChoices, ticked: ReadonlySet<string>): string[] {
  const ofResources = choices.groups
    .flatMap((group) => group.choices)
    .flatMap(({ parts, scope }) => {
      if (ticked.has(scope)) return [scope]
      return parts.map((part) => part.scope).filter((part) => ticked.has(part))
    })
  const lasting = choices.lasting.map(({ scope }) => scope).filter((scope) => ticked.has(scope))
  return [...choices.implied, ...ofResources, ...lasting]
}

/** Says whether data was asked for and none of it allowed: there is nothing to consent to then. */
export function allowsNothing(choices: ConsentChoices, granted: readonly string[]): boolean {
  return choices.groups.length > 0 && granted.every(isContextScope)
}

function purposeOf(
  scope: string,
  purposes: readonly { scope: string; purpose: string }[],
): string | undefined {
  const wanted = parseScope(scope)
  const isSame = (other: string) => {
    const known = parseScope(other)
    return wanted && known ? formatScope(known) === formatScope(wanted) : other === scope
  }
  const isSameType = (other: string) => parseScope(other)?.resourceType === wanted?.resourceType
  const found =
    purposes.find((one) => isSame(one.scope)) ?? purposes.find((one) => isSameType(one.scope))
  return found?.purpose
}

/** Only reading can be narrowed to a category on this page: an app that writes says what it writes. */
function partsOf(text: string, { audience, ...words }: Reader): ConsentChoice['parts'] {
  const scope = parseScope(text)
  if (!scope || scope.query.length > 0 || !/^r?s?$/.test(scope.permissions)) return []
  return SCOPE_CATALOG.flatMap(({ category, resourceType }) => {
    if (!category || resourceType !== scope.resourceType) return []
    const part = partOf(scope, `${category.system}|${category.code}`)
    return [{ scope: part, sentence: describeScope(part, audience, words).sentence }]
  })
}

function partOf(scope: Scope, category: string): string {
  return formatScope({ ...scope, query: [['category', category]] })
}
