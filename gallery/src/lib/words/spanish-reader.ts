import { SCOPE_CATALOG, type ScopeCatalog } from '../../../../schema/vocabulary/scope-catalog.ts'
import { describeScope } from '../../../../schema/vocabulary/scope-description.ts'
import { wordsIn } from '../../../../schema/vocabulary/words.ts'
import type { Reader } from './reader.ts'
import { SPANISH } from './spanish.ts'

/** Somebody who reads Spanish, in the hospital's words for scopes. Browsers fetch it only for them. */
export function spanishReader(catalog: ScopeCatalog = SCOPE_CATALOG): Reader {
  return {
    ...wordsIn('es', SPANISH),
    sayScope: (scope) => describeScope(scope, 'patient', { language: 'es', catalog }).sentence,
  }
}
