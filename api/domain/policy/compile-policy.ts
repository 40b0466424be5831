import type {
  CallerFacts,
  DataPolicyContent,
  DataRule,
  PolicyInteraction,
} from '../../../schema/vocabulary/data-policy.ts'
import { type AccessPolicy, DEFAULT_ACCESS_POLICY } from '../access-policy.ts'
import { isMeant } from './audience.ts'
import type { CallerLimits, Closing, RateLimits, Redaction } from './caller-limits.ts'
import { type ElementPath, isReadBy, parseElementPath } from './element-path.ts'
import { inEverySpelling } from './stu3-spellings.ts'

/** Says which elements each search parameter of a type reads, as names below the type. */
export type ParameterReader = (
  resourceType: string,
) => ReadonlyMap<string, readonly (readonly string[])[]>

/** A policy made ready to be asked at every request. */
export interface CompiledPolicy {
  /** 0 where the hospital has put none in force. */
  readonly version: number
  /** Some rule asks who it is that asks. */
  readonly needsFacts: boolean
  /** What everybody meets; discovery says this. */
  readonly forAnyone: AccessPolicy
  /** The limits of one caller; the same object for all who meet the same rules. */
  forCaller(facts: CallerFacts): AccessPolicy
}

/** What is served where the hospital has no rules of its own. */
export const NO_DATA_POLICY: CompiledPolicy = {
  version: 0,
  needsFacts: false,
  forAnyone: DEFAULT_ACCESS_POLICY,
  forCaller: () => DEFAULT_ACCESS_POLICY,
}

/** Makes a policy ready. Rules only take away, so a policy without rules is what the product serves anyway. */
export function compilePolicy(
  { rules, askText, askUrl }: DataPolicyContent,
  version: number,
  parametersOf: ParameterReader,
): CompiledPolicy {
  const askFor = [askText, askUrl].filter(Boolean).join(' ')
  const made = new Map<string, AccessPolicy>()
  const policyOf = (met: readonly DataRule[]): AccessPolicy => {
    if (met.length === 0) return DEFAULT_ACCESS_POLICY
    const name = met.map(({ key }) => key).join(' ')
    const known = made.get(name)
    if (known) return known
    const caller = limitsOf(met, { version, askFor, parametersOf })
    const policy = { ...DEFAULT_ACCESS_POLICY, caller }
    made.set(name, policy)
    return policy
  }
  return {
    version,
    needsFacts: rules.some(({ audience }) => audience.length > 0),
    forAnyone: policyOf(rules.filter(({ audience }) => audience.length === 0)),
    forCaller: (facts) => policyOf(rules.filter(({ audience }) => isMeant(audience, facts))),
  }
}

interface About {
  readonly version: number
  readonly askFor: string
  readonly parametersOf: ParameterReader
}

function limitsOf(
  rules: readonly DataRule[],
  { version, askFor, parametersOf }: About,
): CallerLimits {
  const ofKind = (kind: DataRule['kind']) => rules.filter((rule) => rule.kind === kind)
  const redacting = ofKind('REDACT').flatMap((rule) =>
    pathsOf(rule).map((path) => ({ rule, path })),
  )
  const types = [...new Set(redacting.map(({ path }) => path.resourceType))]
  const cuts = new Map(
    types.map((type) => [
      type,
      redacting.flatMap(({ path }) => (path.resourceType === type ? [path] : [])),
    ]),
  )
  const redactions = new Map(
    types.map((type) => {
      const own = redacting.filter(({ path }) => path.resourceType === type)
      return [type, redactionOf(own, parametersOf(type))]
    }),
  )
  const closings = [...ofKind('ONLY_OPEN'), ...ofKind('CLOSE')].map(closingOf)
  const labels = ofKind('HIDE_LABELLED')
  return {
    version,
    askFor,
    closings,
    labels,
    redactions,
    cuts,
    rates: ratesOf(ofKind('RATE_LIMIT')),
  }
}

function pathsOf({ elements }: DataRule): ElementPath[] {
  return elements.flatMap((text) => {
    const path = parseElementPath(text)
    return path.ok ? inEverySpelling(path.value) : []
  })
}

function closingOf(rule: DataRule): Closing {
  const { kind, resourceTypes, interactions } = rule
  return {
    rule,
    types: resourceTypes.length > 0 ? new Set(resourceTypes) : undefined,
    isExcept: kind === 'ONLY_OPEN',
    interactions:
      kind === 'CLOSE' && interactions.length > 0
        ? new Set(interactions.map((each) => CODES[each]))
        : undefined,
  }
}

const CODES: Readonly<Record<PolicyInteraction, string>> = {
  READ: 'read',
  VREAD: 'vread',
  HISTORY: 'history-instance',
  SEARCH: 'search-type',
  EVERYTHING: 'everything',
  CREATE: 'create',
  UPDATE: 'update',
  PATCH: 'patch',
  DELETE: 'delete',
}

function redactionOf(
  own: readonly { readonly rule: DataRule; readonly path: ElementPath }[],
  parameters: ReturnType<ParameterReader>,
): Redaction {
  const refused = new Map<string, DataRule>()
  for (const [name, read] of parameters) {
    const telling = own.find(({ path }) => read.some((names) => isReadBy(path, names)))
    if (telling) refused.set(name, telling.rule)
  }
  const rules = [...new Set(own.map(({ rule }) => rule))]
  return { rules, refused, known: new Set(parameters.keys()) }
}

/** Of several limits the lowest holds. */
function ratesOf(rules: readonly DataRule[]): RateLimits | undefined {
  const [rule] = rules
  if (!rule) return undefined
  const lowest = (values: readonly (number | null)[]) => {
    const given = values.filter((value) => value !== null)
    return given.length > 0 ? Math.min(...given) : undefined
  }
  return {
    rule,
    perApp: lowest(rules.map(({ perApp }) => perApp)),
    perToken: lowest(rules.map(({ perToken }) => perToken)),
  }
}
