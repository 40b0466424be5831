import type { ScopeCatalogEntry } from '../catalog/entry.ts'
import type { Scope } from '../scope.ts'
import { type ScopeAudience, type ScopePhrases, spaced, verbPhrase } from './phrases.ts'

/** Scopes in English. */
export const ENGLISH_PHRASES: ScopePhrases = {
  context: {
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
      'The app keeps its access for as long as you choose, unless you, or the hospital, take it back.',
    ],
    online_access: [
      'Stay connected while you are signed in',
      'The app keeps its access until you sign out.',
    ],
  },
  unknown: [
    'Do something this hospital cannot explain',
    'The request is not one of those the hospital knows. It is not granted.',
  ],
  sentence: ({ scope, entry }, audience) =>
    `${verbPhrase(scope, VERBS)} ${objectOf(scope, entry, audience)}`,
  detail: ({ entry }) => entry?.detail ?? 'A kind of data that few apps use.',
  change: 'The app can change what is in the record.',
}

const VERBS = { see: 'see', add: 'add to', change: 'change', delete: 'delete', and: 'and' }

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
