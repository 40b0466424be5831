import { isContextScope } from '../../../../../schema/vocabulary/context-scope.ts'
import type { IntentLabel } from '../../../../../schema/vocabulary/registration.ts'
import {
  parseScope,
  SCOPE_LEVELS,
  type ScopeLevel,
} from '../../../../../schema/vocabulary/scope.ts'
import { mark } from '../../../lib/i18n/translate.ts'
import type { ScopeDraft } from '../draft/draft-fields.ts'

/** Where the picker looks: scopes of a level, or those that name no data. */
export const PICKER_SHELVES = [...SCOPE_LEVELS, 'context'] as const
export type PickerShelf = (typeof PICKER_SHELVES)[number]

export const SHELF_NAMES: Readonly<Record<PickerShelf, string>> = {
  patient: mark('One patient'),
  user: mark('What the user may see'),
  system: mark('Without a person'),
  context: mark('Launch and identity'),
}

interface Offer {
  readonly scope: string
  readonly plainLanguage: string
  readonly detail: string
  readonly workflows: readonly string[]
}

/** Finds the offers on a shelf that a search matches, by words or by the scope itself. */
export function searchOffers<Found extends Offer>(
  offers: readonly Found[],
  shelf: PickerShelf,
  search: string,
): Found[] {
  const wanted = search.trim().toLowerCase()
  return offers.filter((offer) => shelfOf(offer.scope) === shelf && textOf(offer).includes(wanted))
}

/** Adds scopes that are not asked for yet; purpose and justification are for the vendor to write. */
export function addScopes(scopes: readonly ScopeDraft[], added: readonly string[]): ScopeDraft[] {
  const known = new Set(scopes.map(({ scope }) => scope))
  const fresh = added.filter((scope) => !known.has(scope))
  return [...scopes, ...fresh.map((scope) => ({ scope, purpose: '', justification: '' }))]
}

export function removeScope(scopes: readonly ScopeDraft[], removed: string): ScopeDraft[] {
  return scopes.filter(({ scope }) => scope !== removed)
}

/** Picks the scopes an app with this intent starts from, at one level (R218). */
export function defaultsFor(
  catalog: readonly { readonly scope: string; readonly defaultFor: readonly IntentLabel[] }[],
  intent: IntentLabel,
  level: ScopeLevel,
): string[] {
  return catalog
    .filter(({ scope, defaultFor }) => defaultFor.includes(intent) && shelfOf(scope) === level)
    .map(({ scope }) => scope)
    .filter((scope) => parseScope(scope)?.permissions === 'rs' && !scope.includes('?'))
}

function shelfOf(scope: string): PickerShelf | undefined {
  return isContextScope(scope) ? 'context' : parseScope(scope)?.level
}

function textOf({ scope, plainLanguage, detail, workflows }: Offer): string {
  return [scope, plainLanguage, detail, ...workflows].join(' ').toLowerCase()
}
