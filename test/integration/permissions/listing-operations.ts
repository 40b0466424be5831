import type { Version } from '../../support/builders.ts'
import { column } from '../../support/facts.ts'
import type { TestPlatform } from '../../support/test-platform.ts'
import { localId } from '../notices/people.ts'
import type { OperationOn } from './operation.ts'

export interface ListingTargets {
  /** An app nothing else is done to. */
  listing: { appId: string; revision: number }
}

type Operation = OperationOn<ListingTargets>

const STAFF = ['UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN'] as const

export const LISTING_QUERIES: Readonly<Record<string, Operation>> = {
  similarListings: {
    text: () => 'similarListings(slug: "live-one") { reason }',
    rightful: 'anybody',
    others: ['OK', 'OK', 'OK'],
  },
  departmentCollections: {
    text: () => 'departmentCollections { department }',
    rightful: 'reviewer',
    others: STAFF,
  },
}

export const LISTING_MUTATIONS: Readonly<Record<string, Operation>> = {
  listingVisibilitySet: {
    text: ({ listing: { appId, revision } }) =>
      `listingVisibilitySet(input: { appId: "${appId}", visibility: CLINICAL, expectedRevision: ${revision} }) { userErrors { code } }`,
    rightful: 'reviewer',
    others: STAFF,
  },
}

/** Prepares an app of its own, whose first revision is what is changed; and a department that uses a live one. */
export async function listingTargets(
  platform: TestPlatform,
  lead: { id: string },
  { own, live }: Record<'own' | 'live', Pick<Version, 'app'>>,
): Promise<ListingTargets> {
  await column(
    platform,
    `insert into activation_request (id, organization_id, created_at, updated_at, app_id, department, department_key,
       requested_by_id, state)
     values (gen_random_uuid(), $1, now(), now(), $2, 'Night ward', 'night ward', $3, 'ACTIVATED') returning id`,
    [platform.organization.id, localId(live.app.id), lead.id],
  )
  const [revision = 0] = await column<number>(platform, 'select revision from app where id = $1', [
    localId(own.app.id),
  ])
  return { listing: { appId: own.app.id, revision } }
}
