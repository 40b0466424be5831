import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  accepted,
  aDraft,
  anonymous,
  aPerson,
  aReviewer,
  attest,
  aVendor,
  type Person,
  type VendorOwner,
} from '../../support/builders.ts'
import { ATTESTATION_TEXT } from '../../support/documents.ts'
import { column, contents } from '../../support/facts.ts'
import type { GraphqlClient } from '../../support/graphql-client.ts'
import {
  afterStages,
  anAppVersion,
  approve,
  type Cast,
  move,
  REASON,
} from '../../support/lifecycle.ts'
import { query } from '../../support/sql.ts'
import { firstChecklist } from '../../support/stages.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { aMember } from '../../support/vendor-members.ts'
import { anEhr, type Ehr } from '../oidc/ehr.ts'
import { someResets } from './account-targets.ts'
import { clockTargets } from './clock-operations.ts'
import { dataPolicyTargets } from './data-policy-operations.ts'
import { deskTargets } from './desk-operations.ts'
import { someDocuments } from './document-targets.ts'
import { incidentTargets } from './incident-operations.ts'
import { lifecycleTargets } from './lifecycle-operations.ts'
import { listingTargets } from './listing-operations.ts'
import { MUTATIONS, QUERIES, type Targets } from './operations.ts'
import { partnerTargets } from './partner-targets.ts'
import { aProposal, withdrawTexts } from './proposed-texts.ts'
import { queueTargets } from './queue-operations.ts'
import { representativeTargets } from './representative-operations.ts'
import { aKillSwitch } from './review-targets.ts'
import { ruleTargets, withdrawPolicy } from './rule-operations.ts'
import { serviceTargets } from './service-operations.ts'
import { settingsTargets } from './settings-operations.ts'
import { vendorStaff, vendorTargets } from './vendor-targets.ts'

let platform: TestPlatform
let owner: VendorOwner
let reviewer: Person
let patient: Person
let staff: Awaited<ReturnType<typeof vendorStaff>>
let onlooker: Person
let leaver: Person
let publisher: Person
let ehr: Ehr
let targets: Targets
let others: GraphqlClient[]
beforeAll(async () => {
  platform = await startTestPlatform({ ports: { sandboxRecords: { reset: async () => 0 } } })
  const [stranger, developer] = await Promise.all([aPerson(platform), aVendor(platform)])
  ;[owner, reviewer, patient] = await Promise.all([
    aVendor(platform),
    aReviewer(platform),
    aPerson(platform),
  ])
  publisher = await aReviewer(platform, 'SECURITY_REVIEWER')
  ehr = await anEhr(platform)
  others = [anonymous(platform), stranger.client, developer.client]
  ;[staff, onlooker, leaver] = await Promise.all([
    vendorStaff(platform),
    aMember(platform, owner, 'VIEWER'),
    aMember(platform, owner, 'DEVELOPER'),
  ])
  targets = await prepare({ owner, reviewer })
})
afterAll(() => platform?.stop())

async function prepare(cast: Cast): Promise<Targets> {
  const live = await anAppVersion(cast, { status: 'LIVE', name: 'Live one' })
  const inReview = () => anAppVersion(cast, { status: 'IN_REVIEW' })
  const passed = (version: Targets['live']) => afterStages(reviewer, version)
  const draft = await aDraft(owner, { name: 'Secret plans' })
  const { attestationText } = await owner.client.get(ATTESTATION_TEXT)
  const sentBack = accepted(await move(reviewer, 'requestChanges', await inReview(), REASON))
  const suspended = await anAppVersion(cast, { status: 'SUSPENDED' })
  const retiring = await anAppVersion(cast, { status: 'LIVE' })
  const renewing = await anAppVersion(cast, { status: 'LIVE' })
  const recertified = await anAppVersion(cast, { status: 'LIVE' })
  const lifecycle = await lifecycleTargets(cast, patient)
  await query(
    platform.databaseUrl,
    `update organization set settings = settings || '{"releaseMode":"MANUAL"}'`,
  )
  return {
    resets: await someResets(platform),
    ...(await serviceTargets(platform)),
    ...(await representativeTargets(platform)),
    ...(await settingsTargets(platform, { invited: patient })),
    ...(await aKillSwitch(platform)),
    ...(await partnerTargets(platform, { reviewer, owner, live })),
    ...(await vendorTargets(platform, { owner, patient, intake: staff.intake })),
    ...{
      live,
      draft,
      sentBack,
      suspended,
      retiring,
      renewing,
      proposal: await aProposal(platform),
      slug: draft.app.slug,
      appId: draft.app.id,
      vendorId: owner.vendorId,
    },
    wholeDraft: accepted(await attest(owner, await aDraft(owner))),
    questioned: await aDraft(owner),
    unwanted: await aDraft(owner),
    waiting: await inReview(),
    judged: await inReview(),
    withdrawn: await inReview(),
    staged: await inReview(),
    taken: await inReview(),
    recertified,
    checklist: firstChecklist('SECURITY_PRIVACY'),
    scoped: await inReview(),
    risky: await inReview(),
    approvable: await passed(await inReview()),
    approved: accepted(await approve(reviewer, await inReview())),
    textId: attestationText.id,
    textSha256: attestationText.sha256,
    ...(await aConsent(live.app.slug)),
    ...(await incidentTargets(platform, { live, suspended })),
    ...(await someDocuments(owner)),
    ...(await clockTargets(platform)),
    ...(await deskTargets(platform)),
    ...(await dataPolicyTargets(platform)),
    ...(await ruleTargets(platform)),
    ...lifecycle,
    ...(await listingTargets(platform, reviewer, { own: await aDraft(owner), live })),
    ...(await queueTargets(platform, reviewer, await inReview())),
  }
}

async function aConsent(
  slug: string,
): Promise<{ clientId: string; secretId: string; consentId: string }> {
  const [consentId, secretId] = [randomUUID(), randomUUID()]
  const [client] = await column<string>(
    platform,
    `select c.id from oauth_client c join app a on a.id = c.app_id where a.slug = $1 and environment = 'PRODUCTION'`,
    [slug],
  )
  await query(
    platform.databaseUrl,
    `insert into consent (id, organization_id, created_at, grant_id, environment, user_id, oauth_client_id, app_id,
       app_version_id, scopes, attestation_warning_shown)
     select $1, organization_id, now(), 'grant', environment, $2, id, app_id, pinned_version_id, '{}', false
     from oauth_client where id = $3`,
    [consentId, patient.id, client],
  )
  await query(
    platform.databaseUrl,
    `insert into client_secret (id, organization_id, created_at, oauth_client_id, secret_hash, last_four,
       activates_at, expires_at)
     select $1, organization_id, now(), id, 'hash', 'four', now(), now() + interval '1 day'
     from oauth_client where id = $2`,
    [secretId, client],
  )
  const globalId = (type: string, id = '') => Buffer.from(`${type}:${id}`).toString('base64url')
  return {
    clientId: globalId('OAuthClient', client),
    consentId: globalId('ConsentGrant', consentId),
    secretId: globalId('ClientSecret', secretId),
  }
}

type Kind = 'query' | 'mutation'

async function answerOf(client: GraphqlClient, kind: Kind, text: string): Promise<string> {
  const { data, errors } = await client.ask<Record<string, unknown>, never>(
    `${kind} { it: ${text} }`,
  )
  return errors[0]?.extensions.code ?? told(data?.it)
}

function told(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  if (Array.isArray(value)) return value.every((item) => item === null) ? 'null' : 'OK'
  const [fault] = (value as { userErrors?: { code: string }[] }).userErrors ?? []
  return fault?.code ?? 'OK'
}

/** What people may do to their own things is not tried here: it would change them. */
function isTheirOwn(name: string, client: GraphqlClient): boolean {
  if (name === 'accountSignOutEverywhere') return client !== others[0]
  return name === 'vendorProfileComplete' && client === others[1]
}

const WALKS = [
  ['query', QUERIES],
  ['mutation', MUTATIONS],
] as const

describe.each(WALKS)('every %s field', (kind, operations) => {
  test('has a row in the table', async () => {
    const { data } = await anonymous(platform).ask<
      Record<Kind, { fields: { name: string }[] }>,
      never
    >(
      `{ query: __type(name: "Query") { fields { name } } mutation: __type(name: "Mutation") { fields { name } } }`,
    )
    const fields = data?.[kind].fields.map(({ name }) => name).sort()
    expect(Object.keys(operations).sort()).toEqual(fields)
  })

  test.each(Object.entries(operations))(
    '%s is refused to others, and changes nothing',
    async (name, operation) => {
      const before = await contents(platform)
      const text = operation.text(targets)
      const answers: string[] = []
      for (const client of others) {
        if (isTheirOwn(name, client)) answers.push('OK')
        else answers.push(await answerOf(client, kind, text))
      }
      expect(answers).toEqual(operation.others)
      expect(await contents(platform)).toEqual(before)
    },
  )
})

/** What somebody keeps for themselves changes nothing of the vendor's. */
const ONES_OWN = ['messagesMarkRead', 'notificationMarkRead', 'noticePreferencesUpdate']

const OWNERS_MUTATIONS = Object.entries(MUTATIONS).filter(
  ([name, { rightful }]) => rightful === 'owner' && !ONES_OWN.includes(name),
)

describe('a viewer of the vendor, who sees everything and changes nothing,', () => {
  test.each(OWNERS_MUTATIONS)('is refused %s', async (_name, { text }) => {
    const before = await contents(platform)
    expect(await answerOf(onlooker.client, 'mutation', text(targets))).toBe('FORBIDDEN')
    expect(await contents(platform)).toEqual(before)
  })

  test('reads the app, its draft, the vendor and its members', async () => {
    const text = `{ app(slug: "${targets.slug}") { latestVersion { name status } clients { id } }
      viewer { vendorRole vendor { phone members { role } invitations { id } apps { totalCount } } } }`
    const { data, errors } = await onlooker.client.ask<Record<string, unknown>, never>(text)
    expect(errors).toEqual([])
    expect(data).toMatchObject({
      app: { latestVersion: { name: 'Secret plans', status: 'DRAFT' } },
      viewer: { vendorRole: 'VIEWER', vendor: { phone: expect.any(String), invitations: [] } },
    })
  })
})

test('every denial was recorded', async () => {
  const rows = await column<string>(
    platform,
    `select distinct detail->>'ability' from audit_event where action = 'permission.denied' order by 1`,
  )
  expect(rows).toEqual(
    expect.arrayContaining(['app-version.approve', 'app-version.draft', 'review-queue.read']),
  )
})

test.each([
  ...Object.entries(QUERIES).map((entry) => ['query', ...entry] as const),
  ...Object.entries(MUTATIONS).map((entry) => ['mutation', ...entry] as const),
])('%s %s succeeds for whom it is meant', async (kind, name, { text, rightful }) => {
  if (name.startsWith('attestationText')) targets.proposal = await aProposal(platform)
  if (name === 'attestationTextPropose') await withdrawTexts(platform)
  if (name === 'governancePolicyPropose') await withdrawPolicy(platform)
  const people = {
    anybody: anonymous(platform),
    owner: owner.client,
    reviewer: reviewer.client,
    publisher: publisher.client,
    patient: patient.client,
    intake: staff.intake.client,
    organizationAdmin: staff.organizationAdmin.client,
    leaver: leaver.client,
    // Asked for anew: a token of a service lasts five minutes, and the walk may take longer.
    service: rightful === 'service' ? await ehr.client() : anonymous(platform),
  }
  const client = rightful === 'newcomer' ? (await aPerson(platform)).client : people[rightful]
  expect(await answerOf(client, kind, text({ ...targets, isOwn: true }))).toBe('OK')
})
