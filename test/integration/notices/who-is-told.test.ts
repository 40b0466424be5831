import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DomainEvent } from '../../../api/domain/events.ts'
import { accepted, aDraft, attest, type Version } from '../../support/builders.ts'
import { happened } from '../../support/facts.ts'
import { reinstate } from '../../support/incidents.ts'
import { afterStages, anAppVersion, move, REASON, reject } from '../../support/lifecycle.ts'
import { query } from '../../support/sql.ts'
import { passStages } from '../../support/stages.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { aHouse, aNextVersion, asksFor, consents, type House, localId, post } from './people.ts'
import { type Told, toldBy } from './told.ts'

let platform: TestPlatform
let house: House
beforeAll(async () => {
  platform = await startTestPlatform()
  house = await aHouse(platform)
})
afterAll(() => platform?.stop())

const vendor = (title: string): Told => ({ owner: title, developer: title })
const reviewers = (title: string): Told => ({ intake: title, technical: title, admin: title })

interface Row {
  what: string
  before?: () => Promise<Version>
  act: (version: Version) => Promise<unknown>
  told: (app: string) => Told
}

const inReview = () =>
  anAppVersion({ owner: house.owner, reviewer: house.admin }, { status: 'IN_REVIEW', name: 'App' })
const live = () =>
  anAppVersion({ owner: house.owner, reviewer: house.admin }, { status: 'LIVE', name: 'App' })

/** An event as whoever has it happen writes it. */
const event = (type: DomainEvent['type'], more: Record<string, unknown> = {}) => {
  return ({ id, app }: Version) =>
    happened(platform, {
      type,
      appVersionId: localId(id),
      appId: localId(app.id),
      vendorId: localId(house.owner.vendorId),
      ...more,
    })
}

async function aDocument({ id }: Version, isReady = true): Promise<string> {
  const [row] = await query<{ id: string }>(
    platform.databaseUrl,
    `insert into document (id, organization_id, created_at, updated_at, app_version_id, uploaded_by_id, file_name,
       size_bytes, sha256, ready_for_viewing, uploaded_at, storage_key)
     values (gen_random_uuid(), $1, now(), now(), $2, $3, 'plan.pdf', 1, 'x', $4, now(), gen_random_uuid()) returning id`,
    [platform.organization.id, localId(id), house.owner.id, isReady],
  )
  return row?.id ?? ''
}

async function setReleaseMode(mode: 'MANUAL' | 'AUTOMATIC'): Promise<void> {
  await query(
    platform.databaseUrl,
    `update organization set settings = settings || jsonb_build_object('releaseMode', $1::text)`,
    [mode],
  )
}

async function aConsent(version: Version): Promise<Record<string, string>> {
  const consentId = await consents(platform, house.patient, version.app.slug)
  return { consentId, userId: house.patient.id }
}

const passed = async (version: Version) => ({
  ...version,
  ...(await afterStages(house.admin, version)),
})
const ready = async () => passed(await inReview())

const ROWS: Row[] = [
  {
    what: 'a submission, its submitter and intake',
    before: async () =>
      accepted(await attest(house.owner, await aDraft(house.owner, { name: 'App' }))),
    act: (version) => move(house.owner, 'submit', version),
    told: () => ({ owner: 'App: submitted', intake: 'App: submitted for review' }),
  },
  {
    what: 'requested changes, the vendor',
    before: inReview,
    act: (version) => move(house.admin, 'requestChanges', version, REASON),
    told: () => vendor('App: changes requested'),
  },
  {
    what: 'a submission with changes, its submitter and intake',
    before: async () =>
      accepted(await move(house.admin, 'requestChanges', await inReview(), REASON)),
    act: (version) => move(house.owner, 'resubmit', version, REASON),
    told: () => ({ owner: 'App: submitted again', intake: 'App: back with changes' }),
  },
  {
    what: 'a withdrawal, intake',
    before: inReview,
    act: (version) => move(house.owner, 'withdraw', version),
    told: () => ({ intake: 'App: withdrawn' }),
  },
  {
    what: 'a stage that opens, its owners',
    before: inReview,
    act: (version) => passStages(house.admin, version, 'INTAKE'),
    told: () => ({ technical: 'App: Technical validation opens' }),
  },
  {
    what: 'a rejection, the vendor',
    before: inReview,
    act: (version) => reject(house.admin, version),
    told: () => vendor('App: rejected'),
  },
  {
    what: 'an approval that goes live by itself, the vendor, once',
    before: ready,
    act: (version) => move(house.admin, 'approve', version),
    told: () => ({ ...vendor('App: live'), officer: 'App: Monitoring opens' }),
  },
  {
    what: 'an approval that waits for release, the vendor',
    before: ready,
    act: async (version) => {
      await setReleaseMode('MANUAL')
      await move(house.admin, 'approve', version)
      await setReleaseMode('AUTOMATIC')
    },
    told: () => vendor('App: approved'),
  },
  {
    what: 'a newer version, the vendor, of both',
    before: async () => passed(await aNextVersion(house.owner, await live())),
    act: (version) => move(house.admin, 'approve', version),
    told: () => ({
      ...vendor('App: earlier version retired | App: live'),
      officer: 'App: Monitoring opens',
    }),
  },
  {
    what: 'a newer version, departments that asked for the app',
    before: async () => {
      const earlier = await live()
      await asksFor(house.lead, earlier)
      return passed(await aNextVersion(house.owner, earlier))
    },
    act: (version) => move(house.admin, 'approve', version),
    told: () => ({
      ...vendor('App: earlier version retired | App: live'),
      ...{ officer: 'App: Monitoring opens', lead: 'App: live' },
    }),
  },
  {
    what: 'a suspension, the vendor and the security officer',
    before: live,
    act: (version) => move(house.admin, 'suspend', version, REASON),
    told: (app) => ({ ...vendor(`${app}: suspended`), officer: `${app}: suspended` }),
  },
  {
    what: 'a reinstatement, the vendor and the security officer',
    before: async () => accepted(await move(house.admin, 'suspend', await live(), REASON)),
    act: (version) => reinstate(house.admin, version),
    told: (app) => ({ ...vendor(`${app}: reinstated`), officer: `${app}: reinstated` }),
  },
  {
    what: 'a retirement, the vendor and whoever allowed the app',
    before: live,
    act: async (version) => {
      await consents(platform, house.patient, version.app.slug)
      await move(house.owner, 'retire', version, REASON)
    },
    told: () => ({ ...vendor('App: retired'), patient: 'App: no longer offered' }),
  },
  {
    what: 'a message of a reviewer, the vendor',
    before: inReview,
    act: ({ id }) => post(house.technical, { versionId: id, body: 'Why this scope?' }),
    told: () => vendor('App: a message from the reviewers'),
  },
  {
    what: 'an answer of the vendor, intake and whoever wrote before',
    before: async () => {
      const version = await inReview()
      await post(house.technical, { versionId: version.id, body: 'Why this scope?' })
      return version
    },
    act: ({ id }) => post(house.developer, { versionId: id, body: 'To show the name.' }),
    told: () => ({
      intake: 'App: a message from Acme Health',
      technical: 'App: a message from Acme Health',
    }),
  },
  {
    what: 'a note for reviewers, the other reviewers alone',
    before: inReview,
    act: ({ id }) => post(house.technical, { versionId: id, body: 'Ask legal.', isInternal: true }),
    told: () => ({ intake: 'App: a note for reviewers' }),
  },
  {
    what: 'a document that is ready, the reviewers',
    before: inReview,
    act: async (version) =>
      event('document.uploaded', { documentId: await aDocument(version) })(version),
    told: () => reviewers('App: a document was uploaded'),
  },
  {
    what: 'a document that is not ready, nobody',
    before: inReview,
    act: async (version) =>
      event('document.uploaded', { documentId: await aDocument(version, false) })(version),
    told: () => ({}),
  },
  {
    what: 'a document flagged for use, the reviewers',
    before: inReview,
    act: async (version) =>
      event('document.flagged-ready', { documentId: await aDocument(version) })(version),
    told: () => reviewers('App: a document is ready'),
  },
  {
    what: 'a document of a draft, nobody',
    before: () => aDraft(house.owner, { name: 'App' }),
    act: async (version) =>
      event('document.flagged-ready', { documentId: await aDocument(version) })(version),
    told: () => ({}),
  },
  {
    what: 'a changed attestation text, the registered address',
    before: live,
    act: event('attestation.overdue', { days: 0 }),
    told: () => ({ owner: 'App: the attestation text changed' }),
  },
  {
    what: 'an overdue attestation, the registered address',
    before: live,
    act: event('attestation.overdue', { days: 60 }),
    told: () => ({ owner: 'App: attestation overdue' }),
  },
  {
    what: 'a secret that expires, the owner of the app',
    before: live,
    act: event('client-secret.expiring', { secretId: 'x', days: 7 }),
    told: () => ({ owner: 'App: a secret expires' }),
  },
  {
    what: 'a secret the hospital ends, the vendor',
    before: live,
    act: event('client-secret.ended', {
      environment: 'PRODUCTION',
      endsAt: '2027-01-02T03:04:05Z',
    }),
    told: () => vendor('App: the hospital ends a secret'),
  },
  {
    what: 'keys that cannot be fetched, the owner of the app',
    before: live,
    act: event('jwks.unreachable', { reason: 'The address answers 404.' }),
    told: () => ({ owner: 'App: public keys cannot be fetched' }),
  },
  {
    what: 'changed redirect URLs, the owner of the app and the security officer',
    before: live,
    act: event('client.redirect-uris-changed', { clientId: 'x' }),
    told: () => ({ owner: 'App: redirect URLs changed', officer: 'App: redirect URLs changed' }),
  },
  {
    what: 'a consent, whoever gave it',
    before: live,
    act: async (version) => event('consent.given', await aConsent(version))(version),
    told: () => ({ patient: 'App: you allowed access' }),
  },
  {
    what: 'a consent taken back, whoever gave it',
    before: live,
    act: async (version) => event('consent.revoked', await aConsent(version))(version),
    told: () => ({ patient: 'App: access ended' }),
  },
]

describe('in the inbox and by mail', () => {
  test.each(ROWS)('R035 D5: of $what', async ({ before = live, act, told }) => {
    const version = await before()
    const { inbox, mail } = await toldBy(platform, house, () => act(version))
    expect(inbox).toEqual(told('App'))
    expect(mail).toEqual(told('App'))
  })
})
