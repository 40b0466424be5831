import type { AppVersionStatus } from '../../schema/vocabulary/app-status.ts'
import { can, type Viewer } from './abilities.ts'

/** Members see all of their vendor's versions; people who review see everything but other people's drafts. */
export function maySee(
  viewer: Viewer | undefined,
  vendorId: string,
  status: AppVersionStatus,
): boolean {
  if (!viewer) return false
  if (isMember(viewer, vendorId)) return true
  return status !== 'DRAFT' && can(viewer, 'review-queue.read')
}

/** Does this person work for that vendor? */
export function isMember(viewer: Viewer | undefined, vendorId: string): boolean {
  return viewer?.vendorIds.some((member) => member.vendorId === vendorId) ?? false
}
