import { type CompiledPolicy, NO_DATA_POLICY } from '../../domain/policy/compile-policy.ts'

/** The data policy in force for one environment, as this replica knows it. */
export interface PolicyBook {
  current(): CompiledPolicy
}

/** The book of a proxy whose hospital has no rules of its own. */
export const EMPTY_POLICY_BOOK: PolicyBook = { current: () => NO_DATA_POLICY }
