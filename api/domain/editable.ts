import type { AppVersionStatus, ReviewState } from '../../schema/vocabulary/app-status.ts'

/** Drafts, and versions the reviewers sent back, may be edited by their vendor (LIFECYCLE D3, REQUEST_CHANGES). */
export function isEditable(version: {
  status: AppVersionStatus
  reviewState?: ReviewState | null
}): boolean {
  return version.status === 'DRAFT' || version.reviewState === 'CHANGES_REQUESTED'
}
