import { can, type Viewer } from './use-viewer.ts'

/** Whether somebody audits for the hospital: vendors read the trail as well, but of their own apps alone. */
export function readsLaunches(viewer: Viewer | undefined): boolean {
  return can(viewer, 'audit.read-app') && can(viewer, 'review-queue.read')
}
