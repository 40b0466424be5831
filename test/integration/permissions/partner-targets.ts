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
import { announceContract, fileContract } from '../partner/contracts.ts'
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
    ...(await someContracts(reviewer, owner)),
    ...(await someProposals(platform, reviewer)),
  }
}

async function someContracts(reviewer: Person, { vendorId }: VendorOwner) {
  const bytes = await aPdf()
  const { contract, userErrors } = await fileContract(reviewer, { vendorId, bytes })
  if (!contract) throw new Error(JSON.stringify(userErrors))
  const sent = await announceContract(reviewer, { vendorId, bytes })
  await put(sent.uploadUrl ?? '', bytes)
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
