import { can, type Viewer } from '../../lib/use-viewer.ts'

/** A page people go to from the navigation and the command palette. */
export interface Place {
  readonly label: string
  readonly to: string
}

/** The pages this person may open, in the order of the navigation. */
export function placesFor(viewer: Viewer | undefined): Place[] {
  const vendor = [{ label: 'My Registrations', to: '/registrations' }]
  const text = [{ label: 'Attestation text', to: '/attestation-text' }]
  const review = [
    { label: 'Review queue', to: '/review' },
    { label: 'Vendors', to: '/vendors' },
  ]
  return [
    ...(viewer?.vendor ? vendor : []),
    ...(can(viewer, 'review-queue.read') ? review : []),
    ...(can(viewer, 'attestation-text.publish') ? text : []),
    { label: 'Documentation', to: '/docs' },
  ]
}

const ADMINISTRATION: readonly Place[] = [
  { label: 'Settings', to: '/settings' },
  { label: 'Lost second factors', to: '/settings/lost-factors' },
]

/** Pages that are not in the navigation but can be looked for. */
export function hiddenPlacesFor(viewer: Viewer | undefined): Place[] {
  if (!viewer) return []
  const own = [
    { label: 'Inbox', to: '/inbox' },
    { label: 'Notices and mail', to: '/account/notices' },
    { label: 'Account security', to: '/security' },
    ...(can(viewer, 'organization.administer') ? ADMINISTRATION : []),
  ]
  if (!viewer.vendor) return [{ label: 'Set up your vendor', to: '/vendor/setup' }, ...own]
  return [
    { label: 'Register App', to: '/registrations/new' },
    { label: 'Vendor Account', to: '/vendor' },
    ...own,
    { label: 'Members', to: '/vendor/members' },
  ]
}
