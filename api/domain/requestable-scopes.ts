import type { AppVersionStatus } from '../../schema/vocabulary/app-status.ts'
import { isContextScope } from '../../schema/vocabulary/context-scope.ts'
import type {
  ClientType,
  Environment,
  RiskTier,
  RuntimeModel,
} from '../../schema/vocabulary/registration.ts'
import { highestTier, isHighTier } from '../../schema/vocabulary/risk-tier.ts'
import { parseScope } from '../../schema/vocabulary/scope.ts'
import type { ScopeCatalog } from '../../schema/vocabulary/scope-catalog.ts'
import { describeScope, maxSensitivity } from '../../schema/vocabulary/scope-description.ts'
import { isEnforceable } from './access-condition.ts'

/** The default scopes every interactive app gets, listed one by one and no others. */
export const DEFAULT_SCOPES = ['openid', 'fhirUser', 'launch'] as const

/** What is wrong with asking for a scope. */
export interface ScopeProblem {
  readonly code: 'INVALID' | 'SCOPE_NOT_ALLOWED'
  readonly message: string
}

/** A risk tier, and what led to it. */
export interface RiskAssessment {
  readonly tier: RiskTier
  readonly reasons: readonly string[]
}

/** A version as far as its scopes in one environment are concerned. */
export interface ScopeHolder {
  readonly status: AppVersionStatus
  readonly environment: Environment
  /** What the submission asks for. */
  readonly requested: readonly string[]
  /** What reviewers granted for this environment. */
  readonly granted: readonly string[]
}

/**
 * Says what is wrong with a scope for a type of client; undefined when nothing is.
 * Backend services get `system/` scopes and nothing else, and nobody else gets those.
 *
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/backend-services.html
 */
export function scopeProblem(text: string, clientType: ClientType): ScopeProblem | undefined {
  const isBackend = clientType === 'BACKEND_SERVICE'
  if (isContextScope(text)) return isBackend ? notAllowed(NO_PERSON) : undefined
  const scope = parseScope(text)
  if (!scope) {
    const message = `“${text}” is not a scope we know. Write it like patient/Observation.rs.`
    return { code: 'INVALID', message }
  }
  if (!isEnforceable(scope)) return { code: 'INVALID', message: notEnforceable(text) }
  if (isBackend && scope.level !== 'system') return notAllowed(NO_PERSON)
  if (!isBackend && scope.level === 'system') {
    return notAllowed('Only a backend service may ask for system/ scopes.')
  }
  return undefined
}

/**
 * Lists the scopes a version may ask the authorization server for.
 * In the sandbox, what it was registered with; elsewhere only what reviewers granted it, in
 * production only while it is live (R291). Identity and launch scopes pass where they were asked
 * for, and the default scopes are added for apps with a person in front of them.
 */
export function requestableScopes(holder: ScopeHolder): string[] {
  const resource = resourceScopes(holder)
  if (!resource) return []
  const context = holder.requested.filter(isContextScope)
  const isBackend = [...holder.requested, ...resource].some((s) => s.startsWith('system/'))
  return [...new Set([...(isBackend ? [] : [...DEFAULT_SCOPES, ...context]), ...resource])]
}

/** A version as far as its risk is concerned. */
export interface RatedVersion {
  readonly scopes: readonly string[]
  readonly clientType: ClientType
  readonly runtimeModel: RuntimeModel
  /** What a person raised it to, with the reason; it is never lower than that. */
  readonly raised?: { readonly tier: RiskTier; readonly reason: string } | undefined
}

/**
 * Rates a version by what it could do: the most sensitive scope, how it holds its tokens, and who runs it; raised where
 * a person raised it, and never lowered by that (R241). The reasons are what set the tier.
 */
export function riskOfVersion(version: RatedVersion, catalog?: ScopeCatalog): RiskAssessment {
  const { raised, scopes } = version
  const computed = riskTierOf(scopes, version.clientType, catalog)
  const rated = [computed, runtimeTier(version, catalog), ...(raised ? [raisedBy(raised)] : [])]
  const tier = highestTier(rated.map((each) => each.tier))
  const reasons = rated.filter((each) => each.tier === tier).flatMap((each) => each.reasons)
  return { tier, reasons: [...new Set(reasons)] }
}

/**
 * Rates what a version could do: the most sensitive scope, then how it holds its tokens.
 * The reasons are the sentences of the scopes that set the tier.
 */
export function riskTierOf(
  scopes: readonly string[],
  clientType: ClientType,
  catalog?: ScopeCatalog,
): RiskAssessment {
  const rated = scopes.map((scope) => describeScope(scope, 'professional', { catalog }))
  const ofScopes = highestTier(rated.map((description) => description.sensitivity))
  const ofClient = clientTier(scopes, clientType, ofScopes)
  const tier = highestTier([ofScopes, ofClient.tier])
  const sentences = rated
    .filter((description) => description.sensitivity === tier)
    .map((description) => description.sentence)
  const clientReasons = ofClient.tier === tier ? ofClient.reasons : []
  return { tier, reasons: [...new Set([...sentences, ...clientReasons])] }
}

/** Says why a scope with a constraint that cannot be checked is nobody's (SMART.md SCOPE-09). */
export function notEnforceable(text: string): string {
  return `We cannot hold an app to “${text}”. A scope can be limited by category, _id, _tag or _security, and one for Basic by code.`
}

const NO_PERSON =
  'A backend service works without a person: it may ask for system/ scopes and nothing else.'

function notAllowed(message: string): ScopeProblem {
  return { code: 'SCOPE_NOT_ALLOWED', message }
}

function resourceScopes({ environment, status, requested, granted }: ScopeHolder) {
  const isResource = (scope: string) => !isContextScope(scope)
  switch (environment) {
    case 'SANDBOX':
      return requested.filter(isResource)
    case 'PILOT':
      return status === 'IN_REVIEW' || status === 'LIVE' ? granted.filter(isResource) : undefined
    case 'PRODUCTION':
      return status === 'LIVE' ? granted.filter(isResource) : undefined
  }
}

/** What leaves the hospital while nobody uses the app is out of its hands: at least high, unless it is of low sensitivity. */
function runtimeTier(
  { scopes, runtimeModel }: RatedVersion,
  catalog: ScopeCatalog | undefined,
): RiskAssessment {
  const isOutside = runtimeModel !== 'HOSPITAL_HOSTED'
  const ofScopes = maxSensitivity(
    scopes.filter((scope) => !isContextScope(scope)),
    catalog,
  )
  if (!isOutside || !scopes.includes('offline_access') || ofScopes === 'LOW')
    return { tier: 'LOW', reasons: [] }
  return {
    tier: 'HIGH',
    reasons: ['Fetches data to where the vendor runs it while nobody uses it'],
  }
}

function raisedBy({ tier, reason }: NonNullable<RatedVersion['raised']>): RiskAssessment {
  return { tier, reasons: [`Raised by a reviewer: ${reason}`] }
}

/** Long access from a client that cannot keep a secret weighs more than the scopes alone. */
function clientTier(
  scopes: readonly string[],
  clientType: ClientType,
  ofScopes: RiskTier,
): RiskAssessment {
  if (clientType === 'BACKEND_SERVICE') {
    return { tier: 'HIGH', reasons: ['Works without a person in front of it'] }
  }
  if (clientType === 'PUBLIC' && scopes.includes('offline_access') && ofScopes !== 'LOW') {
    const tier = isHighTier(ofScopes) ? 'CRITICAL' : 'HIGH'
    return { tier, reasons: ['Stays connected without being able to keep a secret'] }
  }
  return { tier: 'LOW', reasons: [] }
}
