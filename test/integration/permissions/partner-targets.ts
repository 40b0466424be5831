import {
  anonymous,
  aReviewer,
  aVendor,
  type Person,
  type VendorOwner,
  type Version,
} from '../../support/builders.ts'
import { column } from '../../support/facts.ts'
import type { TestPlatform } from '../../support/test-platform.ts'
import { aPdf } from '../documents/pdfs.ts'
import { put } from '../documents/uploads.ts'
import { localId } from '../notices/people.ts'
import { announceContract } from '../partner/contracts.ts'
import { ACTIVATION_REQUEST, ASK_FOR_APP } from '../requests/request-documents.ts'
import type { PartnerTargets } from './partner-operations.ts'

interface PartnerCast {
  reviewer: Person
  owner: VendorOwner
  live: Version
}

/** Prepares a request for an app that is not there, and two of a department for one that is. */
export async function partnerTargets(
  platform: TestPlatform,
  { reviewer, owner, live }: PartnerCast,
): Promise<PartnerTargets> {
  await anonymous(platform).get(ASK_FOR_APP, {
    input: {
      appName: 'Sleep Diary',
      homepageUrl: 'https://sleep.example/',
      requesterName: 'Nora Quist',
      requesterEmail: 'nora@example.org',
      why: 'Our patients keep a diary in it and we would like to see it.',
    },
  })
  const [requestId] = await column<string>(platform, 'select id from app_request')
  const [unwanted, wanted] = [
    await activation(reviewer, live, 'Cardiology'),
    await activation(reviewer, live, 'Oncology'),
  ]
  return {
    appRequestId: Buffer.from(`AppRequest:${requestId}`).toString('base64url'),
    listedAppId: live.app.id,
    unwantedActivationId: unwanted,
    activationId: wanted,
    ...(await someContracts(platform, { reviewer, owner })),
    ...(await someProposals(platform, reviewer)),
  }
}

/** One that is filed, written as the command does, and one whose PDF was sent. */
async function someContracts(
  platform: TestPlatform,
  { reviewer, owner: { vendorId } }: Pick<PartnerCast, 'reviewer' | 'owner'>,
) {
  const bytes = await aPdf()
  const sent = await announceContract(reviewer, { vendorId, bytes })
  await put(sent.uploadUrl ?? '', bytes)
  const [id = ''] = await column<string>(
    platform,
    `insert into vendor_contract (id, organization_id, created_at, updated_at, vendor_id, kind, title, version, valid_from,
       signer_name, signer_position, signed_on, file_name, size_bytes, sha256, storage_key, scan_state, uploaded_at,
       added_by_id)
     values (gen_random_uuid(), $1, now(), now(), $2, 'OTHER', 'Support', 1, '2026-01-01', 'Ada', 'Owner', '2025-12-01',
       'a.pdf', 10, 'x', 'none', 'NOT_SCANNED', now(), $3) returning id`,
    [platform.organization.id, localId(vendorId), reviewer.id],
  )
  const contract = { id: Buffer.from(`VendorContract:${id}`).toString('base64url'), revision: 1 }
  return { contract, sentContractId: sent.contractId ?? '' }
}

/** Two proposals of another app admin, and a strategic partner whose end can be proposed. */
async function someProposals(platform: TestPlatform, { id: reviewerId }: Person) {
  const other = await aReviewer(platform)
  const vendors = await Promise.all([1, 2, 3].map(() => aVendor(platform)))
  const [confirmed = '', declined = '', chosen = ''] = vendors.map(({ vendorId }) => vendorId)
  const write = async (vendorId: string, state: 'PROPOSED' | 'CONFIRMED') => {
    const [id = ''] = await column<string>(
      platform,
      `insert into partner_tier_proposal (id, organization_id, created_at, vendor_id, change, reason, proposed_by_id,
         state, decided_at, decided_by_id)
       values (gen_random_uuid(), $1, now(), $2, 'GRANT', 'They are good partners.', $3, $4, now(), $5) returning id`,
      [platform.organization.id, localId(vendorId), other.id, state, reviewerId],
    )
    return Buffer.from(`PartnerTierProposal:${id}`).toString('base64url')
  }
  await write(chosen, 'CONFIRMED')
  return {
    tierProposalId: await write(confirmed, 'PROPOSED'),
    mistakenTierProposalId: await write(declined, 'PROPOSED'),
    strategicVendorId: chosen,
  }
}

async function activation(
  { client }: Person,
  { app }: Version,
  department: string,
): Promise<string> {
  const input = { appId: app.id, department }
  const { payload } = await client.get(ACTIVATION_REQUEST, { input })
  return payload.activation?.id ?? ''
}
