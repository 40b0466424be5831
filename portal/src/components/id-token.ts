import {
  type ClientType,
  ID_TOKEN_ALGORITHM_NAMES,
  type IdTokenAlgorithm,
} from '../../../schema/vocabulary/registration.ts'
import { t } from '../lib/i18n/translate.ts'

/** What the ID tokens of an app are signed with; null for a backend service, which gets none. */
export function idTokenOf(client: {
  readonly clientType: ClientType
  readonly idTokenAlg: IdTokenAlgorithm
}): string | null {
  if (client.clientType === 'BACKEND_SERVICE') return null
  return t(ID_TOKEN_ALGORITHM_NAMES[client.idTokenAlg])
}
