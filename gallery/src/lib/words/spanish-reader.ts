import { describeScope } from '../../../../schema/vocabulary/scope-description.ts'
import { wordsIn } from '../../../../schema/vocabulary/words.ts'
import type { Reader } from './reader.ts'
import { SPANISH } from './spanish.ts'

/** Somebody who reads Spanish. Browsers fetch it only for them. */
export const SPANISH_READER: Reader = {
  ...wordsIn('es', SPANISH),
  sayScope: (scope) => describeScope(scope, 'patient', 'es').sentence,
}
