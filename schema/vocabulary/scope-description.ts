import type { ScopeCatalogEntry } from './catalog/entry.ts'
import { type ContextScope, isContextScope } from './context-scope.ts'
import type { RiskTier } from './registration.ts'
import { highestTier, raiseTier } from './risk-tier.ts'
import { parseScope, type Scope } from './scope.ts'
import { catalogEntryOf } from './scope-catalog.ts'

/** Who reads the sentence: the person whose data it is, or somebody who works with patients. */
export const SCOPE_AUDIENCES = ['patient', 'professional'] as const
export type ScopeAudience = (typeof SCOPE_AUDIENCES)[number]

/** What one scope lets an app do, in plain words. */
export interface ScopeDescription {
  /** One sentence that starts with what the app can do; no full stop. */
  readonly sentence: string
  /** What that includes, and for how long. */
  readonly detail: string
  readonly writes: boolean
  readonly sensitivity: RiskTier
}

const CONTEXT_WORDS: Readonly<Record<ContextScope, readonly [string, string]>> = {
  launch: [
    'Start from the record that is open in the hospital system',
    'The app learns which patient and which visit are on the screen.',
  ],
  'launch/patient': [
    'Know whose record was chosen',
    'The app learns the number of the chosen record, and nothing else by this.',
  ],
  'launch/encounter': [
    'Know which visit was chosen',
    'The app learns the number of the chosen visit, and nothing else by this.',
  ],
  openid: ['Know who you are', 'The app learns a number that stands for your account.'],
  fhirUser: [
    'Know your own entry in the hospital’s records',
    'The app learns whether you are a patient, a relative or a member of staff.',
  ],
  profile: ['See your name', 'The name of your account.'],
  email: ['See your e-mail address', 'The address of your account.'],
  offline_access: [
    'Stay connected when you are not using the app',
    'The app keeps its access until you, or the hospital, take it back.',
  ],
  online_access: [
    'Stay connected while you are signed in',
    'The app keeps its access until you sign out.',
  ],
}

const UNKNOWN: ScopeDescription = {
  sentence: 'Do something this hospital cannot explain',
  detail: 'The request is not one of those the hospital knows. It is not granted.',
  writes: true,
  sensitivity: 'CRITICAL',
}

/**
 * Describes a scope in one plain sentence for the person who has to decide.
 * A scope that cannot be read gets a sentence that says so, and the highest sensitivity.
 *
 * @example
 * describeScope('patient/Observation.rs', 'patient').sentence
 * // 'See your test results and vital signs'
 */
export function describeScope(text: string, audience: ScopeAudience): ScopeDescription {
  if (isContextScope(text)) {
    const [sentence, detail] = CONTEXT_WORDS[text]
    return { sentence, detail, writes: false, sensitivity: contextSensitivity(text) }
  }
  const scope = parseScope(text)
  if (!scope) return UNKNOWN
  const entry = catalogEntryOf(scope)
  const writes = hasWrites(scope)
  const change = writes ? ' The app can change what is in the record.' : ''
  return {
    sentence: `${verbs(scope)} ${objectOf(scope, entry, audience)}`,
    detail: `${entry?.detail ?? 'A kind of data that few apps use.'}${change}`,
    writes,
    sensitivity: resourceSensitivity(scope, entry),
  }
}

/** Finds the highest sensitivity of several scopes; LOW when there are none. */
export function maxSensitivity(scopes: readonly string[]): RiskTier {
  return highestTier(scopes.map((scope) => describeScope(scope, 'professional').sensitivity))
}

/** Says whether a scope lets an app change the record. */
export function hasWrites(scope: Scope): boolean {
  return /[cud]/.test(scope.permissions)
}

function contextSensitivity(scope: ContextScope): RiskTier {
  return scope === 'offline_access' ? 'MODERATE' : 'LOW'
}

/** Writing weighs one tier more than reading, and so does access without a person present. */
function resourceSensitivity(scope: Scope, entry: ScopeCatalogEntry | undefined): RiskTier {
  const steps = (hasWrites(scope) ? 1 : 0) + (scope.level === 'system' ? 1 : 0)
  return raiseTier(entry?.sensitivity ?? 'HIGH', steps)
}

function verbs({ permissions }: Scope): string {
  const words = [
    /[rs]/.test(permissions) ? 'see' : '',
    permissions.includes('c') ? 'add to' : '',
    permissions.includes('u') ? 'change' : '',
    permissions.includes('d') ? 'delete' : '',
  ].filter(Boolean)
  const last = words.pop() ?? ''
  const phrase = words.length > 0 ? `${words.join(', ')} and ${last}` : last
  return phrase.charAt(0).toUpperCase() + phrase.slice(1)
}

function objectOf(
  scope: Scope,
  entry: ScopeCatalogEntry | undefined,
  audience: ScopeAudience,
): string {
  const noun = entry?.noun ?? `entries of the kind “${spaced(scope.resourceType)}”`
  const amount = amountOf(scope, entry)
  const future = scope.resourceType === '*' ? ', now and in the future' : ''
  return entry?.isPersonal === false
    ? `${amount}${noun}`
    : `${amount}${owned(noun, scope, audience)}${future}`
}

function amountOf(scope: Scope, entry: ScopeCatalogEntry | undefined): string {
  if (scope.resourceType === '*') return 'all '
  return scope.query.length > 0 && !entry?.category ? 'a part of ' : ''
}

function owned(noun: string, { level }: Scope, audience: ScopeAudience): string {
  switch (level) {
    case 'patient':
      return audience === 'patient' ? `your ${noun}` : `the patient’s ${noun}`
    case 'user':
      return `${noun} of everybody whose record you may open`
    case 'system':
      return `${noun} of all patients, with nobody signed in`
  }
}

function spaced(resourceType: string): string {
  return resourceType.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase()
}
