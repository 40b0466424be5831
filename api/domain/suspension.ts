import type { SuspensionKind } from '../../schema/vocabulary/app-status.ts'
import type { Role } from '../../schema/vocabulary/role.ts'

/** Tells an emergency from a decision: a security officer who is no app admin suspends in emergencies alone. */
export function suspensionKindBy(roles: readonly Role[]): SuspensionKind {
  return roles.includes('APP_ADMIN') ? 'ORDINARY' : 'EMERGENCY'
}

/** Names who is not to reinstate a version: the person who suspended it in an emergency. */
export function emergencySuspenderId(version: {
  readonly suspensionKind?: SuspensionKind | null
  readonly suspendedById?: string | null
}): string | undefined {
  if (version.suspensionKind !== 'EMERGENCY') return undefined
  return version.suspendedById ?? undefined
}
