import type { Scope } from '../../../schema/vocabulary/scope.ts'
import type { FhirHttpResponse } from '../../ports.ts'
import type { StoredState } from '../../queries/access/app-states.ts'

/** What came of a request for app state. */
export interface StateAnswer {
  readonly response: FhirHttpResponse
  /** What it was about, shown or not. */
  readonly states: readonly StoredState[]
  /** The scopes that opened it. */
  readonly scopes: readonly Scope[]
}
