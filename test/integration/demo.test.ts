import type { Bundle } from '@medplum/fhirtypes'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { DemoClient, DemoReport } from '../../api/demo/demo-report.ts'
import { type DemoSummary, readDemoReport, seedDemo } from '../../api/demo/seed-demo.ts'
import { ConfigurationError } from '../../api/errors.ts'
import { launchableClient } from '../../api/queries/access/launchable-client.ts'
import { sha256Hex } from '../../api/secrets.ts'
import { APP_VERSION_STATUSES, REVIEW_STATES } from '../../schema/vocabulary/app-status.ts'
import {
  APP_USES,
  AUDIENCES,
  CLIENT_TYPES,
  FHIR_VERSIONS,
  INTENT_LABELS,
  OPERATING_SYSTEMS,
} from '../../schema/vocabulary/registration.ts'
import { GOVERNANCE_STAGES } from '../../schema/vocabulary/stage.ts'
import { backendToken } from '../support/backend-token.ts'
import { everythingTold } from '../support/facts.ts'
import { startTestPlatform, type TestPlatform } from '../support/test-platform.ts'
import { COVERAGES, coverages } from './demo-coverage.ts'
import { FILED_DOCUMENTS, filedDocumentsOf } from './demo-documents.ts'
import { endsOf, identitiesOf, incidentsOf, PATHS } from './demo-facts.ts'
import { patientsOfRelations } from './demo-relations.ts'
import { dataPoliciesOf, RULES, rulesOf } from './demo-rules.ts'

let platform: TestPlatform
let summaries: DemoSummary[]
let report: DemoReport
beforeAll(async () => {
  platform = await startTestPlatform()
  summaries = await Promise.all([seedDemo(platform), seedDemo(platform)])
  const read = await readDemoReport(platform)
  if (!read) throw new Error('There is no report.')
  report = read
}, 400_000)
afterAll(() => platform?.stop())

const values = async (sql: string): Promise<unknown[]> => {
  const { rows } = await platform.pool.query<{ value: unknown }>(sql)
  return rows.map(({ value }) => value)
}

describe('seeding', () => {
  test('happens once, however many replicas start, and says the same to each', async () => {
    expect(summaries[0]).toEqual(summaries[1])
    expect(summaries[0]?.signIns.map(({ role }) => role)).toEqual([
      'patient',
      'clinician',
      'developer',
      'reviewer',
      'admin',
    ])
    expect(await values('select count(*)::int as value from app')).toEqual([33])
  })

  test('costs one statement at the next start', async () => {
    // Counted where it is asked for: the platform does its own work meanwhile, by the same pool.
    const query = vi.fn(platform.pool.query.bind(platform.pool))
    const fork = vi.fn(platform.orm.em.fork.bind(platform.orm.em))
    const pool = Object.assign(Object.create(platform.pool), { query })
    const em = Object.assign(Object.create(platform.orm.em), { fork })
    const orm = Object.assign(Object.create(platform.orm), { em })
    expect(await seedDemo({ ...platform, pool, orm })).toEqual(summaries[0])
    expect([query.mock.calls.length, fork.mock.calls.length]).toEqual([1, 0])
  })

  test('mails nobody what happened before today, and has the latest of it unread in the inboxes', async () => {
    await everythingTold(platform)
    expect(platform.mails).toEqual([])
    expect(await values('select id as value from mail_delivery')).toEqual([])
    const [told] = await values(
      'select count(*) > count(*) filter (where read_at is null) as value from notification',
    )
    expect(told).toBe(true)
  })

  test('is refused in production', async () => {
    await expect(seedDemo(platform, { isProduction: true })).rejects.toThrow(ConfigurationError)
  })

  test('leaves a database alone that people use', async () => {
    const used = await startTestPlatform()
    try {
      await used.pool.query(
        `insert into user_account (id, organization_id, created_at, updated_at, email, first_name, last_name, password_hash, roles)
         values (gen_random_uuid(), $1, now() - interval '1 day', now(), 'ada@hospital.example', 'Ada', 'Byron', 'x', '{PATIENT}')`,
        [used.organization.id],
      )
      expect(await seedDemo(used)).toEqual({ signIns: [] })
      const { rows } = await used.pool.query('select email from user_account')
      expect(rows).toEqual([{ email: 'ada@hospital.example' }])
    } finally {
      await used.stop()
    }
  })
})

describe('people', () => {
  test('can sign in with what is printed', async () => {
    for (const { email, password } of summaries[0]?.signIns ?? []) {
      const { rows } = await platform.pool.query<{ password_hash: string }>(
        'select password_hash from user_account where email = $1 and email_verified_at is not null',
        [email],
      )
      expect(await platform.ports.passwords.verify(rows[0]?.password_hash ?? '', password)).toBe(
        true,
      )
    }
  })

  test('are the same person in both environments', async () => {
    const rows = await identitiesOf(platform)
    const linked = report.accounts.filter(({ fhirUser }) => fhirUser)
    const expected = linked.map(({ email, fhirUser }) => ({
      email,
      references: [fhirUser, fhirUser],
    }))
    expect(rows).toEqual(expected.toSorted((a, b) => a.email.localeCompare(b.email)))
  })

  test('act for others in the sandbox, by the RelatedPerson of its records', async () => {
    expect(await patientsOfRelations(platform, 'parent@lakeside.example')).toEqual([
      ['edge-minor-older', 'Patient/edge-minor-older'],
      ['edge-minor-younger', 'Patient/edge-minor-younger'],
    ])
  })
})

test('has rules in force, and for each kind a next one that a second person can look at', async () => {
  expect(await dataPoliciesOf(platform)).toEqual([
    [1, 'PUBLISHED', true, false, false],
    [2, 'PREVIEWED', false, true, true],
  ])
  expect(await rulesOf(platform)).toEqual(RULES)
})

test('has an app that ends, and an incident with the sessions that were open', async () => {
  expect(await endsOf(platform)).toEqual([['visit-ready', 'my-health-binder', 100, 1]])
  const people = ['clinical.reviewer@lakeside.example', 'clinician@lakeside.example']
  expect(await incidentsOf(platform)).toEqual([['imaging-compare', 2, 2, 2, people, 0]])
})

describe('the catalog', () => {
  test('has a version in every status', async () => {
    const found = await values('select distinct status as value from app_version')
    expect(found.toSorted()).toEqual(APP_VERSION_STATUSES.toSorted())
    const states = await values(
      'select distinct review_state as value from app_version where review_state is not null order by 1',
    )
    expect(states).toEqual(REVIEW_STATES.toSorted())
  })

  test.each([
    ['unnest(audiences)', AUDIENCES],
    ['unnest(uses)', APP_USES],
    ['unnest(operating_systems)', OPERATING_SYSTEMS],
    ['unnest(fhir_versions)', FHIR_VERSIONS],
    ['intent', INTENT_LABELS],
  ])('has a live app for every choice of %s', async (expression, choices) => {
    const found = await values(`select distinct ${expression} as value from gallery_card`)
    expect(found.toSorted()).toEqual(choices.toSorted())
  })

  test('has live apps of every type of client, and some that declined the attestation', async () => {
    const types = await values(
      `select distinct client_type as value from oauth_client where environment = 'PRODUCTION'`,
    )
    expect(types.toSorted()).toEqual(CLIENT_TYPES.toSorted())
    const declined = await values(
      `select slug as value from gallery_card where attestation = 'DECLINED' order by 1`,
    )
    expect(declined).toEqual(['dose-diary', 'inhaler-coach', 'steady-steps'])
  })

  test('counts launches alike on the app and on its card, and shows an icon', async () => {
    const different = await values(
      `select c.slug as value from gallery_card c join app a on a.id = c.app_id
        where c.popularity <> a.launch_count or (c.card::jsonb->>'launchCount')::int <> a.launch_count
           or c.card::jsonb->>'iconUrl' is null`,
    )
    expect(different).toEqual([])
  })

  test('has documents that reviewers read: out of date, with a file inside, and without', async () => {
    expect(await filedDocumentsOf(platform)).toMatchObject(FILED_DOCUMENTS)
  })

  test('has vendors that were called, one that was not, and corrections made and waiting', async () => {
    const notVerified = await values(
      'select email as value from vendor where contact_verified_at is null',
    )
    expect(notVerified).toEqual(['helena@brandt.example'])
    expect(await values('select state as value from vendor_correction order by 1')).toEqual([
      'CONFIRMED',
      'PROPOSED',
    ])
    expect(await values('select email as value from vendor_invitation')).toEqual([
      'priya@larkmoor.example',
    ])
  })

  test('has no history that lies ahead', async () => {
    const ahead = await values(
      `select id as value from audit_event where created_at > now()
       union all select id from app_version where status_changed_at > now() or status_changed_at < created_at`,
    )
    expect(ahead).toEqual([])
  })
})

test('reviewers read which difficult records apps of the demo met: all of them, most, a few', async () => {
  expect(await coverages(platform)).toMatchObject(COVERAGES)
})

test('a version is at every stage but the last: nothing of the demo is old enough to be looked at again', async () => {
  const open = await values(
    `select distinct stage as value from stage_review where state = 'IN_PROGRESS'`,
  )
  const expected = GOVERNANCE_STAGES.filter((stage) => stage !== 'RECERTIFICATION')
  expect(open.toSorted()).toEqual(expected.toSorted())
})

describe('OAuth clients for outside testers', () => {
  const INTERACTIVE =
    'launch launch/patient launch/encounter openid fhirUser offline_access online_access patient/*.rs user/*.rs'

  test('are one of each type, on both environments', () => {
    const places = report.clients.map(
      ({ environment, clientType }) => `${environment} ${clientType}`,
    )
    const types = ['public', 'confidential-symmetric', 'confidential-asymmetric', 'backend-service']
    expect(places.toSorted()).toEqual(
      ['production', 'sandbox'].flatMap((at) => types.map((type) => `${at} ${type}`)).toSorted(),
    )
  })

  test('are what the registry holds: addresses, approved scopes, and secrets as hashes', async () => {
    for (const client of report.clients) {
      const known = await launchableClient(platform.ports.rowReader, {
        environment: PATHS[client.environment].environment,
        clientId: client.clientId,
        at: new Date(),
      })
      expect(known?.redirectUrls).toEqual(client.redirectUris)
      expect(known?.grantedScopes.toSorted()).toEqual(client.scopes.toSorted())
      expect(known?.secretHashes).toEqual(
        client.clientSecret ? [sha256Hex(client.clientSecret)] : [],
      )
      expect(known?.jwks?.keys.some((key) => 'd' in key) ?? false).toBe(false)
    }
  })

  test('ask for what the SMART clients of testers ask for', () => {
    const scopesOf = (type: DemoClient['clientType']) =>
      report.clients.filter((c) => c.clientType === type).map(({ scopes }) => scopes.join(' '))
    expect(new Set(scopesOf('public'))).toEqual(new Set([INTERACTIVE]))
    expect(new Set(scopesOf('confidential-asymmetric'))).toEqual(new Set([INTERACTIVE]))
    expect(new Set(scopesOf('confidential-symmetric'))).toEqual(
      new Set([`${INTERACTIVE} patient/Observation.cruds`]),
    )
    expect(new Set(scopesOf('backend-service'))).toEqual(new Set(['system/*.rs']))
  })
})

const backends = ['production', 'sandbox'] as const
describe.each(backends)('an outside backend service in %s', (environment) => {
  const tokenFor = (alg: string) =>
    backendToken(
      report.clients.find(
        (c) => c.environment === environment && c.clientType === 'backend-service',
      ),
      { alg, endpoint: `${platform.url}${PATHS[environment].token}`, scope: 'system/*.rs' },
    )

  test.each(['RS384', 'ES384'])('signs with %s and reads the records of the demo', async (alg) => {
    const authorization = `Bearer ${await tokenFor(alg)}`
    const read = async (path: string) => {
      const url = `${platform.url}${PATHS[environment].fhir}/${path}`
      return (await (await fetch(url, { headers: { authorization } })).json()) as Bundle
    }
    const patients = report.patients.filter((p) => p.environment === environment)
    expect(patients).toHaveLength(2)
    for (const { id } of patients) {
      for (const category of ['vital-signs', 'laboratory', 'social-history']) {
        expect(
          (await read(`Observation?patient=${id}&category=${category}`)).total,
        ).toBeGreaterThan(0)
      }
      expect((await read(`Condition?patient=${id}`)).total).toBeGreaterThan(0)
      expect((await read(`Encounter?patient=${id}`)).total).toBeGreaterThan(0)
    }
    const tagged = await read('Patient?_tag=https://gatehouse.example/tags|sandbox')
    expect(tagged.total).toBe(environment === 'sandbox' ? 130 : 0)
  })
})
