import { readFragment } from '../../../gql/fragment-masking.ts'
import { graphql } from '../../../gql/gql.ts'
import type { IncidentContact_VendorFragment } from '../../../gql/graphql.ts'
import type { Incident } from './use-incidents.ts'

const VENDOR = graphql(`
  fragment IncidentContact_vendor on Vendor {
    id
    displayName
    legalFirstName
    legalLastName
    position
    email
    phone
    contactVerifiedAt
  }
`)

/** A vendor as somebody to call, with those of its apps that an incident reached. */
export interface ContactOfVendor {
  readonly vendor: IncidentContact_VendorFragment
  readonly apps: readonly Incident['apps'][number][]
}

/** Names each vendor once, in the order of its apps; one that was stopped stands there though none of its apps was live. */
export function contactsOf({ apps, vendor }: Incident): readonly ContactOfVendor[] {
  const given = [...(vendor ? [vendor] : []), ...apps.map((app) => app.vendor)]
  const byId = new Map(readFragment(VENDOR, given).map((each) => [each.id, each]))
  return [...byId.values()].map((each) => ({
    vendor: each,
    apps: apps.filter((app) => app.vendor.id === each.id),
  }))
}
