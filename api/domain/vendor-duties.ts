import { permissionCell } from '../../schema/vocabulary/permission.ts'
import { type AbilityRefusal, authorize, type Viewer } from './abilities.ts'
import { type Result, refused } from './result.ts'

/**
 * Allows the proposal of a correction of legal details to roles that hold it alone: the intake reviewer. Nobody
 * proposes it for a vendor they belong to.
 */
export function mayProposeCorrection(
  viewer: Viewer,
  vendorId: string,
): Result<'ALLOWED', AbilityRefusal> {
  return inColumn(viewer, 'Y') ? authorize(viewer, 'vendor.correct-legal', { vendorId }) : NOT_HELD
}

/** Allows the second word on a correction to roles that are a second person: the app admin, never who proposed it. */
export function mayDecideCorrection(
  viewer: Viewer,
  { vendorId, proposedById }: { vendorId: string; proposedById: string },
): Result<'ALLOWED', AbilityRefusal> {
  const subject = { vendorId, firstApproverId: proposedById }
  return inColumn(viewer, 'R') ? authorize(viewer, 'vendor.correct-legal', subject) : NOT_HELD
}

/** Allows the record of a call to a vendor: the check of who it is belongs to the first stage (LIFECYCLE D4). */
export function mayVerifyContact(
  viewer: Viewer,
  vendorId: string,
): Result<'ALLOWED', AbilityRefusal> {
  return authorize(viewer, 'stage.decide', { vendorId, stage: 'INTAKE' })
}

const NOT_HELD = refused({ code: 'FORBIDDEN', reason: 'Somebody else has to do this.' } as const)

function inColumn(viewer: Viewer, cell: 'Y' | 'R'): boolean {
  return viewer.roles.some((role) => permissionCell('vendor.correct-legal', role) === cell)
}
