import type { ContractKind, ContractState } from '../../schema/vocabulary/vendor-contract.ts'

/** What the state of a contract follows from. Days are YYYY-MM-DD by the calendar of the hospital. */
export interface ContractFacts {
  readonly kind: ContractKind
  readonly version?: number | null | undefined
  readonly validFrom: string
  readonly validUntil?: string | null | undefined
  readonly terminatedAt?: Date | null | undefined
}

/**
 * Says where one version of a contract stands on a day. A later version of the same kind replaces it from the day that
 * one begins, even when that one was ended since: what replaced a contract does not bring it back.
 */
export function contractState(
  contract: ContractFacts,
  { today, others }: { today: string; others: readonly ContractFacts[] },
): ContractState {
  if (contract.terminatedAt) return 'TERMINATED'
  if (!contract.version || contract.validFrom > today) return 'DRAFT'
  if (others.some((other) => replaces(other, contract, today))) return 'SUPERSEDED'
  return contract.validUntil && contract.validUntil < today ? 'EXPIRED' : 'IN_FORCE'
}

function replaces(other: ContractFacts, contract: ContractFacts, today: string): boolean {
  return (
    other.kind === contract.kind &&
    (other.version ?? 0) > (contract.version ?? 0) &&
    other.validFrom <= today
  )
}
