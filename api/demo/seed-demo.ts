import type { ServiceAbility } from '../../schema/vocabulary/service-ability.ts'
import { createServiceAccount } from '../commands/access/service-accounts.ts'
import { ServerKey } from '../entities/access/server-key.entity.ts'
import { AttestationText } from '../entities/app/attestation-text.entity.ts'
import { ConfigurationError } from '../errors.ts'
import type { EntityManager } from '../ports.ts'
import { publishSecondText } from './attestation/second-text.ts'
import { CATALOG } from './catalog/catalog.ts'
import { seedQueueViews } from './catalog/queue-views.ts'
import { seedApp } from './catalog/seed-app.ts'
import { makeClientKeys } from './clients/client-keys.ts'
import { openClients } from './clients/open-clients.ts'
import { testerApps } from './clients/tester-apps.ts'
import { type DemoClient, type DemoReport, parseDemoReport } from './demo-report.ts'
import { type DemoHouse, DemoStage, done } from './demo-stage.ts'
import { fileDocuments, writeDocuments } from './documents/file-documents.ts'
import { endTokens } from './end-tokens.ts'
import { fillInboxes } from './fill-inboxes.ts'
import { seedPartners } from './partner/seed-partners.ts'
import { seedRequests } from './partner/seed-requests.ts'
import { seedLostFactor } from './people/lost-factor.ts'
import { seedCalendar } from './people/seed-calendar.ts'
import { seedFace } from './people/seed-face.ts'
import { DEMO_PEOPLE, type SeededPeople, seedPeople } from './people/seed-people.ts'
import { seedVendorFiles } from './people/vendor-files.ts'
import { seedDataPolicy } from './policy/seed-data-policy.ts'
import { seedRules } from './policy/seed-rules.ts'
import { seedAccesses } from './records/seed-accesses.ts'
import { seedLaunches } from './records/seed-launches.ts'
import { seedRecords } from './records/seed-records.ts'

/** What is said at start about the demo. */
export interface DemoSummary {
  /** One account of each kind people try first. */
  signIns: { role: string; email: string; password: string }[]
}

/** Name of the row that says the demo is there. */
const MARKER = 'demo'
/** Any number, the same in every replica. */
const SEED_LOCK = 7_274_003
const ATTESTATION_DAYS_AGO = 150
const ADMINISTRATOR = 'admin@lakeside.example'
const EHR_PURPOSE = 'Plays the hospital system that opens apps on the patient on the screen.'
const FIRST_SIGN_INS = ['patient', 'clinician', 'developer', 'reviewer', 'admin']

/**
 * Fills a new database with a hospital that has been at work for months: people, vendors, apps in
 * every status, OAuth clients, synthetic records. Once, whichever replica comes first; afterwards
 * it costs one statement. A database that people use already is left alone.
 *
 * @throws ConfigurationError when asked to in production: its accounts have known passwords.
 */
export async function seedDemo(
  house: DemoHouse,
  { isProduction = false }: { isProduction?: boolean } = {},
): Promise<DemoSummary> {
  if (isProduction) throw new ConfigurationError('The demo is never seeded in production.')
  const report = (await readDemoReport(house)) ?? (await seedOnce(house))
  if (!report) {
    house.ports.logger.warn({}, 'the demo was not seeded: this database is in use')
    return { signIns: [] }
  }
  const first = FIRST_SIGN_INS.flatMap((role) => report.accounts.find((a) => a.role === role) ?? [])
  return { signIns: first.map(({ role, email, password }) => ({ role, email, password })) }
}

/** Reads the accounts and clients of the demo; nothing when it was not seeded. */
export async function readDemoReport({
  pool,
}: Pick<DemoHouse, 'pool'>): Promise<DemoReport | undefined> {
  const { rows } = await pool.query<{ value: unknown }>(
    'select value from server_key where name = $1',
    [MARKER],
  )
  return rows[0] && parseDemoReport(rows[0].value)
}

function seedOnce(house: DemoHouse): Promise<DemoReport | undefined> {
  return house.orm.em.fork().transactional(async (em) => {
    await em.execute('select pg_advisory_xact_lock(?)', [SEED_LOCK])
    const seeded = await em.findOne(ServerKey, { name: MARKER })
    if (seeded) return parseDemoReport(seeded.value)
    if (await isInUse(em)) return undefined
    const stage = new DemoStage(house, em)
    // Records come first: in the history apps meet the patients of the sandbox.
    const patients = await seedRecords(house)
    const clients = await playHistory(stage)
    await endTokens(stage)
    await fillInboxes(stage)
    await keepHistoryQuiet(stage)
    const report = { accounts: accounts(), clients, patients }
    // Passwords, secrets and private keys in clear: they open nothing but made-up records, and an
    // outside client needs them. Development only; a production database never has this row.
    em.create(ServerKey, {
      name: MARKER,
      organizationId: house.organization.id,
      value: report,
      createdAt: new Date(),
    })
    return report
  })
}

/**
 * Somebody opened an account here before, so known passwords would be a way in. Ten minutes are
 * allowed for whoever signs up while the house starts for the first time.
 */
async function isInUse(em: EntityManager): Promise<boolean> {
  const [row] = await em.execute<{ found: boolean }[]>(
    `select exists (select from user_account where created_at < now() - interval '10 minutes') as found`,
  )
  return row?.found ?? false
}

async function playHistory(stage: DemoStage): Promise<DemoClient[]> {
  const documents = writeDocuments(stage)
  await publishAttestationEarlier(stage)
  const people = await seedPeople(stage)
  for (const app of CATALOG) await seedApp(stage, people, app)
  await seedVendorFiles(stage, people)
  await seedLostFactor(stage)
  const clients = await seedTesterApps(stage, people)
  await fileDocuments(stage, people, documents)
  await publishSecondText(stage, people)
  await seedAccesses(stage)
  await seedLaunches(stage, people, clients)
  await seedDataPolicy(stage, people)
  await seedQueueViews(stage, people)
  await seedPartners(stage, people)
  await seedRequests(stage, people)
  await seedRules(stage, people)
  await seedCalendar(stage, people.users.get(ADMINISTRATOR) ?? '')
  await seedFace(stage, people.users.get(ADMINISTRATOR) ?? '')
  return clients
}

async function seedTesterApps(stage: DemoStage, people: SeededPeople): Promise<DemoClient[]> {
  const [asymmetric, backend] = await Promise.all([
    makeClientKeys('care-timeline'),
    makeClientKeys('quality-measures'),
  ])
  const clients: DemoClient[] = []
  for (const tester of testerApps(asymmetric, backend)) {
    const appId = await seedApp(stage, people, tester.app)
    const opened = await openClients(stage, people, { tester, appId })
    await serveAsEhr(stage, people, opened)
    clients.push(...opened)
  }
  return clients
}

const OPENS_APPS: readonly ServiceAbility[] = ['launch-context.create']

/** The backend service also plays the hospital's own system, which opens apps on the patient on the screen. */
async function serveAsEhr(stage: DemoStage, people: SeededPeople, clients: DemoClient[]) {
  for (const { clientId, clientType } of clients) {
    if (clientType !== 'backend-service') continue
    const admin = await stage.as(people.users.get(ADMINISTRATOR) ?? '')
    const account = { clientId, abilities: OPENS_APPS, purpose: EHR_PURPOSE }
    await done('make a service account', createServiceAccount(admin, account))
  }
}

/** The terms have to be in force on the days the vendors signed them. */
async function publishAttestationEarlier(stage: DemoStage): Promise<void> {
  const { em } = stage.backstage()
  const at = stage.daysAgo(ATTESTATION_DAYS_AGO)
  await em.nativeUpdate(AttestationText, { version: 1 }, { publishedAt: at, createdAt: at })
}

/**
 * What happened before today was told before today: nobody gets mail about it. The last hour is left
 * out, because somebody may be signing up while the demo is being seeded.
 */
async function keepHistoryQuiet(stage: DemoStage): Promise<void> {
  const { em } = stage.backstage()
  await em.execute(
    'update outbox_message set delivered_at = now() where delivered_at is null and created_at < ?',
    [stage.daysAgo(1 / 24)],
  )
  // All of it is one long transaction: replicas are asked to obey when it ends.
  await em.execute('update incident set asked_at = clock_timestamp()')
}

function accounts(): DemoReport['accounts'] {
  return DEMO_PEOPLE.map(({ role, email, password, record }) => ({
    role,
    email,
    password,
    ...(record?.type === 'Patient' ? { patientId: record.id } : {}),
    ...(record ? { fhirUser: `${record.type}/${record.id}` } : {}),
  }))
}
