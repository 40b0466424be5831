import type { Random } from '../../api/fhir-server/synthetic/random.ts'
import * as words from '../../schema/vocabulary/registration.ts'
import { editable, type generateOwner, type generateVendor } from './generate-vendor.ts'
import { phrase } from './words.ts'

/** Who may own and sell the apps. */
export interface Household {
  owner: ReturnType<typeof generateOwner>
  vendors: readonly ReturnType<typeof generateVendor>[]
}

/** Makes the row of the app itself; few apps are launched often. */
export function generateAppRow(
  number: number,
  random: Random,
  { owner, vendor }: { owner: Household['owner']; vendor: Household['vendors'][number] },
) {
  return {
    ...editable(vendor.organization_id, `app ${number}`),
    vendor_id: vendor.id,
    owner_id: owner.id,
    slug: `app-${number}`,
    name: `${phrase(random, 14)} ${number}`,
    support_contact: vendor.email,
    runtime_model: random.pick(words.RUNTIME_MODELS),
    risk_tier: random.pick(words.RISK_TIERS),
    launch_count: Math.floor(5000 * random.next() ** 4),
    last_reviewed_at: '2026-03-01T09:00:00.000Z',
  }
}
