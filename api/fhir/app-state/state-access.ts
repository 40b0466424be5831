import type { ScopePermission } from '../../../schema/vocabulary/scope.ts'
import type { StateRules } from '../../domain/app-state/state-access.ts'
import type { StatePlace } from '../../queries/access/app-states.ts'

/** What a request for app state may have to do with: the letter it needs, by which rules, and where. */
export interface StateAccess {
  readonly letter: ScopePermission
  readonly rules: StateRules
  readonly place: StatePlace
  readonly appId: string
}
