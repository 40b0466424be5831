import { randomUUID } from 'node:crypto'
import { toGlobalId } from '../../../api/graphql/global-id.ts'
import { ROLES, type Role } from '../../../schema/vocabulary/role.ts'
import { SERVICE_ABILITIES } from '../../../schema/vocabulary/service-ability.ts'
import { stagesOwnedBy } from '../../../schema/vocabulary/stage.ts'
import {
  aDraft,
  anAccount,
  anonymous,
  aPerson,
  aReviewer,
  aVendor,
  type Person,
  type VendorOwner,
} from '../../support/builders.ts'
import { column } from '../../support/facts.ts'
import type { GraphqlClient } from '../../support/graphql-client.ts'
import { anAppVersion } from '../../support/lifecycle.ts'
import { query } from '../../support/sql.ts'
import type { TestPlatform } from '../../support/test-platform.ts'
import { PROPOSE } from '../../support/vendor-documents.ts'
import { aMember } from '../../support/vendor-members.ts'
import { aPdf } from '../documents/pdfs.ts'
import { aDocument } from '../documents/uploads.ts'
import { anEhr } from '../oidc/ehr.ts'
import { ASK_FOR_APP } from '../requests/request-documents.ts'
import type { Holdings, Situation } from './role-asks.ts'

/** Somebody who holds one role and no other, and what they try things on. */
export interface RoleHolder {
  readonly client: GraphqlClient
  /** Of their own vendor, where they belong to one; of a vendor like any other for everybody else. */
  readonly own: Situation
  /** The same of a vendor nobody here belongs to. */
  readonly foreign: Situation
}

/** One holder for each column of the table, in front of the same hospital and two vendors. */
export async function aCast(platform: TestPlatform): Promise<Map<Role, RoleHolder>> {
  const [owner, other, reviewer] = await Promise.all([
    aVendor(platform),
    aVendor(platform),
    aReviewer(platform),
  ])
  const [own, foreign] = [
    await holdings(platform, { owner, reviewer }),
    await holdings(platform, { owner: other, reviewer }),
  ]
  const hospital = {
    appRequestId: await anAppRequest(platform),
    correctionId: await aCorrection(platform),
  }
  const holders = new Map<Role, RoleHolder>()
  for (const role of ROLES) {
    const { client, id } = await holderOf(platform, role, owner)
    const more = {
      ...hospital,
      stage: stagesOwnedBy([role])[0] ?? 'INTAKE',
      ownConsentId: await anEndedConsent(platform, own, id),
      othersConsentId: await anEndedConsent(platform, own, reviewer.id),
    }
    holders.set(role, { client, own: { ...own, ...more }, foreign: { ...foreign, ...more } })
  }
  return holders
}

async function holderOf(platform: TestPlatform, role: Role, owner: VendorOwner) {
  switch (role) {
    case 'PUBLIC':
      return { client: anonymous(platform), id: (await anAccount(platform)).id }
    case 'VENDOR_OWNER':
      return owner
    case 'DEVELOPER':
      return aMember(platform, owner, 'DEVELOPER')
    case 'SERVICE':
      return { client: await aService(platform), id: (await anAccount(platform)).id }
    default:
      return aPerson(platform, { roles: [role] })
  }
}

/** A service with everything the platform lets services do. */
async function aService(platform: TestPlatform): Promise<GraphqlClient> {
  const ehr = await anEhr(platform)
  await query(platform.databaseUrl, 'update service_account set abilities = $1', [
    `{${SERVICE_ABILITIES.join(',')}}`,
  ])
  // No service may more than who made it.
  await query(
    platform.databaseUrl,
    `update user_account set roles = '{ORGANIZATION_ADMIN,SECURITY_OFFICER}'
     where id in (select created_by_id from service_account)`,
  )
  return ehr.client(SERVICE_ABILITIES.join(' '))
}

async function holdings(
  platform: TestPlatform,
  cast: { owner: VendorOwner; reviewer: Person },
): Promise<Holdings> {
  const live = await anAppVersion(cast, { status: 'LIVE' })
  const waiting = await anAppVersion(cast, { status: 'IN_REVIEW' })
  const draft = await aDraft(cast.owner)
  await aDocument(cast.owner, { version: waiting, bytes: await aPdf() })
  const client = await clientOfSandbox(platform, live.app.slug)
  const secret = randomUUID()
  await query(
    platform.databaseUrl,
    `insert into client_secret (id, organization_id, created_at, oauth_client_id, secret_hash, last_four, activates_at,
       expires_at, revoked_at)
     values ($1, $2, now(), $3, 'hash', 'four', now(), now() + interval '1 day', now())`,
    [secret, platform.organization.id, client.id],
  )
  return {
    vendorId: cast.owner.vendorId,
    draftId: draft.id,
    waitingId: waiting.id,
    liveId: live.id,
    liveAppId: live.app.id,
    liveSlug: live.app.slug,
    clientId: toGlobalId('OAuthClient', client.id),
    clientName: client.name,
    endedSecretId: toGlobalId('ClientSecret', secret),
  }
}

async function clientOfSandbox({ databaseUrl }: TestPlatform, slug: string) {
  const [client] = await query<{ id: string; name: string }>(
    databaseUrl,
    `select c.id, c.client_id as name from oauth_client c join app a on a.id = c.app_id
     where a.slug = $1 and c.environment = 'SANDBOX'`,
    [slug],
  )
  if (!client) throw new Error('The app has no client in the sandbox.')
  return client
}

/** What somebody allowed once and took back: taking it back again changes nothing. */
async function anEndedConsent(
  { databaseUrl }: TestPlatform,
  { liveSlug }: Holdings,
  userId: string,
): Promise<string> {
  const id = randomUUID()
  await query(
    databaseUrl,
    `insert into consent (id, organization_id, created_at, grant_id, environment, user_id, oauth_client_id, app_id,
       app_version_id, scopes, attestation_warning_shown, revoked_at)
     select $1::uuid, c.organization_id, now(), $1::text, c.environment, $2, c.id, c.app_id, c.pinned_version_id, '{}', false, now()
     from oauth_client c join app a on a.id = c.app_id where a.slug = $3 and c.environment = 'PRODUCTION'`,
    [id, userId, liveSlug],
  )
  return toGlobalId('ConsentGrant', id)
}

/** Of a vendor like any other, as an intake reviewer proposed it. */
async function aCorrection(platform: TestPlatform): Promise<string> {
  const [intake, { vendorId }] = await Promise.all([
    aReviewer(platform, 'INTAKE_REVIEWER'),
    aVendor(platform),
  ])
  const reason = 'The register of companies shows another number.'
  const input = { vendorId, duns: '987654321', reason, expectedRevision: 1 }
  return (await intake.client.get(PROPOSE, { input })).payload.correction?.id ?? ''
}

async function anAppRequest(platform: TestPlatform): Promise<string> {
  await anonymous(platform).get(ASK_FOR_APP, {
    input: {
      appName: 'Sleep Diary',
      homepageUrl: 'https://sleep.example/',
      requesterName: 'Nora Quist',
      requesterEmail: 'nora@example.org',
      why: 'Our patients keep a diary in it and we would like to see it.',
    },
  })
  const [id = ''] = await column<string>(platform, 'select id from app_request')
  return toGlobalId('AppRequest', id)
}
