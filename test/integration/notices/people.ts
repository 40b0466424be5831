import {
  accepted,
  anAccount,
  aPerson,
  attest,
  aVendor,
  clientOf,
  type Person,
  saveDraft,
  type VendorOwner,
  type Version,
} from '../../support/builders.ts'
import { move } from '../../support/lifecycle.ts'
import { query } from '../../support/sql.ts'
import type { TestPlatform } from '../../support/test-platform.ts'
import { MESSAGE_POST } from '../live/subscriptions.ts'
import { ACTIVATION_REQUEST, ACTIVATION_WITHDRAW } from '../requests/request-documents.ts'

type VendorRole = 'OWNER' | 'DEVELOPER' | 'VIEWER'

/** Somebody who joined a vendor. */
async function aMember(
  platform: TestPlatform,
  owner: VendorOwner,
  role: VendorRole,
): Promise<Person> {
  const account = await anAccount(platform, { roles: ['DEVELOPER'] })
  await joins(platform, owner, { id: account.id, role })
  return { ...account, client: await clientOf(platform, account) }
}

export async function joins(
  { databaseUrl, organization }: TestPlatform,
  owner: VendorOwner,
  { id, role }: { id: string; role: VendorRole },
): Promise<void> {
  await query(
    databaseUrl,
    `insert into vendor_member (id, organization_id, created_at, vendor_id, user_id, role)
     values (gen_random_uuid(), $1, now(), $2, $3, $4)`,
    [organization.id, localId(owner.vendorId), id, role],
  )
}

export const localId = (globalId: string) =>
  Buffer.from(globalId, 'base64url').toString().split(':')[1] ?? ''

/** Everybody a notice could reach, and some it must not. */
export async function aHouse(platform: TestPlatform) {
  const owner = await aVendor(platform)
  const [developer, onlooker, intake, technical, admin, officer, stranger, patient, lead] =
    await Promise.all([
      aMember(platform, owner, 'DEVELOPER'),
      aMember(platform, owner, 'VIEWER'),
      aPerson(platform, { roles: ['INTAKE_REVIEWER'] }),
      aPerson(platform, { roles: ['TECHNICAL_REVIEWER'] }),
      aPerson(platform, { roles: ['APP_ADMIN'] }),
      aPerson(platform, { roles: ['SECURITY_OFFICER'] }),
      aVendor(platform),
      aPerson(platform, { roles: ['PATIENT'] }),
      aPerson(platform, { roles: ['DEPARTMENT_LEAD'] }),
    ])
  const hospital = { intake, technical, admin, officer, patient, lead }
  return { owner, developer, onlooker, stranger, ...hospital }
}

export type House = Awaited<ReturnType<typeof aHouse>>

interface Post {
  versionId: string
  body: string
  isInternal?: boolean
}

export async function post(
  { client }: Pick<Person, 'client'>,
  { versionId, body, isInternal = false }: Post,
): Promise<string> {
  const visibility = isInternal ? 'REVIEWERS_ONLY' : 'DEVELOPER_AND_REVIEWERS'
  const { messagePost } = await client.get(MESSAGE_POST, { input: { versionId, body, visibility } })
  if (!messagePost.message) throw new Error(JSON.stringify(messagePost.userErrors))
  return messagePost.message.id
}

/** The next version of an app, submitted. */
export async function aNextVersion(owner: VendorOwner, version: Version): Promise<Version> {
  const draft = accepted(
    await saveDraft(owner, { appId: version.app.id, changeNotes: 'Shows more at once.' }),
  )
  return accepted(await move(owner, 'submit', accepted(await attest(owner, draft))))
}

/** Lets somebody's consent to the production client of an app stand, without the sign-in around it. */
export async function consents(
  { databaseUrl }: TestPlatform,
  { id }: Pick<Person, 'id'>,
  slug: string,
): Promise<string> {
  const [row] = await query<{ id: string }>(
    databaseUrl,
    `insert into consent (id, organization_id, created_at, grant_id, environment, user_id, oauth_client_id, app_id,
       app_version_id, scopes, attestation_warning_shown)
     select gen_random_uuid(), c.organization_id, now(), gen_random_uuid(), environment, $1, c.id, app_id,
       pinned_version_id, '{patient/Patient.rs}', false
     from oauth_client c join app a on a.id = c.app_id where a.slug = $2 and environment = 'PRODUCTION' returning id`,
    [id, slug],
  )
  return row?.id ?? ''
}

/** Takes back what somebody allowed, as they do in My apps. */
export async function revokes(
  { client }: Pick<Person, 'client'>,
  consentId: string,
): Promise<void> {
  const id = Buffer.from(`ConsentGrant:${consentId}`).toString('base64url')
  const text = `mutation { it: consentRevoke(consentId: "${id}") { userErrors { code } } }`
  const { data, errors } = await client.ask<{ it: { userErrors: object[] } }, never>(text)
  const faults = [...errors, ...(data?.it.userErrors ?? [])]
  if (faults.length) throw new Error(JSON.stringify(faults))
}

/** Asks for an app in the name of a department. */
export async function asksFor(
  { client }: Pick<Person, 'client'>,
  { app }: Pick<Version, 'app'>,
): Promise<{ id: string; revision: number }> {
  const input = { appId: app.id, department: 'Radiology' }
  const { payload } = await client.get(ACTIVATION_REQUEST, { input })
  if (!payload.activation) throw new Error(JSON.stringify(payload.userErrors))
  return payload.activation
}

/** Takes back what a department asked for. */
export async function asksNoMore(
  { client }: Pick<Person, 'client'>,
  { id, revision }: { id: string; revision: number },
): Promise<void> {
  const input = { activationId: id, expectedRevision: revision }
  const { payload } = await client.get(ACTIVATION_WITHDRAW, { input })
  if (!payload.activation) throw new Error(JSON.stringify(payload.userErrors))
}
