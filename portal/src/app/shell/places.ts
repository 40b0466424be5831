import { mark, t } from '../../lib/i18n/translate.ts'
import { readsLaunches } from '../../lib/reads-launches.ts'
import { can, type Viewer } from '../../lib/use-viewer.ts'

/** A page people go to from the navigation and the command palette. */
export interface Place {
  readonly label: string
  readonly to: string
}

/** How many links the header has room for; with one more than these, the rest stand behind a button. */
const SHOWN = 4

/** What the header shows at once, and what it keeps behind "More". */
export function navigationFor(viewer: Viewer | undefined): { shown: Place[]; more: Place[] } {
  const all = placesFor(viewer)
  const shown = all.length > SHOWN + 1 ? SHOWN : all.length
  return { shown: all.slice(0, shown), more: all.slice(shown) }
}

/** The pages this person may open, in the order of the navigation: the work of every day first. */
export function placesFor(viewer: Viewer | undefined): Place[] {
  const vendor = [{ label: t('My Registrations'), to: '/registrations' }]
  const text = [{ label: t('Attestation text'), to: '/attestation-text' }]
  const review = [
    { label: t('Review queue'), to: '/review' },
    { label: t('Vendors'), to: '/vendors' },
    { label: t('App requests'), to: '/app-requests' },
    { label: t('Access reviews'), to: '/campaigns' },
  ]
  const activations = [{ label: t('Activations'), to: '/activations' }]
  return [
    ...(viewer?.vendor ? vendor : []),
    ...(can(viewer, 'review-queue.read') ? review : []),
    ...(can(viewer, 'attestation-text.publish') ? text : []),
    ...(can(viewer, 'activation.request') ? activations : []),
    ...operationsFor(viewer),
    { label: t('Documentation'), to: '/docs' },
  ]
}

/** What is watched over while apps are in use. */
function operationsFor(viewer: Viewer | undefined): Place[] {
  const operations = [
    { label: t('Incidents'), to: '/incidents' },
    { label: t('Emergencies'), to: '/emergencies' },
    { label: t('Backend services'), to: '/backend-services' },
    { label: t('Review clocks'), to: '/review-clock' },
  ]
  return [
    ...(can(viewer, 'review-queue.read') ? operations : []),
    ...(readsLaunches(viewer) ? [{ label: t('Launches'), to: '/launches' }] : []),
    ...(can(viewer, 'consent.revoke-any') ? [{ label: t('Consents'), to: '/consents' }] : []),
  ]
}

const ADMINISTRATION: readonly Place[] = [
  { label: mark('Settings'), to: '/settings' },
  { label: mark('Brand'), to: '/settings/brand' },
  { label: mark('Texts'), to: '/settings/texts' },
  { label: mark('Legal pages'), to: '/settings/legal' },
  { label: mark('People'), to: '/settings/people' },
  { label: mark('Holidays'), to: '/settings/holidays' },
  { label: mark('Diagnostics'), to: '/settings/diagnostics' },
  { label: mark('Access reviews'), to: '/campaigns' },
  { label: mark('Lost second factors'), to: '/settings/lost-factors' },
  { label: mark('Service accounts'), to: '/settings/service-accounts' },
]

/** Pages that are not in the navigation but can be looked for. */
export function hiddenPlacesFor(viewer: Viewer | undefined): Place[] {
  const permissions = { label: t('Who may do what'), to: '/docs/permissions' }
  if (!viewer) return [permissions]
  const own = [
    permissions,
    { label: t('Inbox'), to: '/inbox' },
    { label: t('Notices and mail'), to: '/account/notices' },
    { label: t('Account security'), to: '/security' },
    ...(can(viewer, 'policy.write')
      ? [
          { label: t('Review forms'), to: '/forms' },
          { label: t('Policy of reviews'), to: '/settings/policy' },
          { label: t('Scope catalog'), to: '/settings/catalog' },
          { label: t('Data policy'), to: '/settings/data-policy' },
        ]
      : []),
    ...(can(viewer, 'representative.manage')
      ? [{ label: t('Representatives'), to: '/settings/representatives' }]
      : []),
    ...(can(viewer, 'organization.administer')
      ? ADMINISTRATION.map(({ label, to }) => ({ label: t(label), to }))
      : []),
  ]
  if (!viewer.vendor) return [{ label: t('Set up your vendor'), to: '/vendor/setup' }, ...own]
  return [
    { label: t('Register App'), to: '/registrations/new' },
    { label: t('Vendor Account'), to: '/vendor' },
    ...own,
    { label: t('Members'), to: '/vendor/members' },
    { label: t('Registration tokens'), to: '/vendor/registration-tokens' },
  ]
}
