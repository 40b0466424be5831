import { afterAll, beforeAll, expect, test } from 'vitest'
import { aReviewer, aVendor, type Person, type Version } from '../../support/builders.ts'
import { column } from '../../support/facts.ts'
import { afterStages, anAppVersion, type Cast, move } from '../../support/lifecycle.ts'
import { pagesThat } from '../../support/pages.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { asked } from './template-steps.ts'

/** What answers at the addresses of the vendor; anything else answers with 200. */
const answers = new Map<string, { status: number } | { problem: string }>()

let platform: TestPlatform
let cast: Cast
beforeAll(async () => {
  const pages = pagesThat(async (url) => answers.get(url) ?? { status: 200 })
  platform = await startTestPlatform({ ports: { pages } })
  const [owner, reviewer] = await Promise.all([aVendor(platform), aReviewer(platform)])
  cast = { owner, reviewer }
})
afterAll(() => platform?.stop())

const SLOWLY = 240_000

interface Run {
  verdict: string
  startedBy: string | null
  checks: { key: string; severity: string; message: string; where: string | null }[]
}

const RUN = 'verdict startedBy checks { key severity message where }'
const start = ({ client }: Pick<Person, 'client'>, { id }: Pick<Version, 'id'>) =>
  asked<{ run: Run | null; userErrors: { code: string }[] }>(
    { client },
    `mutation ($id: ID!) { it: validationRunStart(versionId: $id) { run { ${RUN} } userErrors { code } } }`,
    { id },
  )
const runsOf = async ({ client }: Pick<Person, 'client'>, { id }: Pick<Version, 'id'>) => {
  const node = await asked<{ validationRuns: Run[] }>(
    { client },
    `query ($id: ID!) { it: node(id: $id) { ... on AppVersion { validationRuns { ${RUN} } } } }`,
    { id },
  )
  return node.validationRuns
}

test(
  'what the last run found keeps a version from being approved, until another run finds it mended',
  async () => {
    const policy = 'https://acme.example/policy-that-moved'
    const version = await anAppVersion(cast, { status: 'IN_REVIEW', privacyPolicyUrl: policy })
    const ready = await afterStages(cast.reviewer, version)
    answers.set(policy, { status: 404 })
    const { run } = await start(cast.owner, version)
    expect(run?.verdict).toBe('ERROR')
    expect(run?.checks.filter(({ severity }) => severity === 'ERROR')).toEqual([
      {
        key: 'privacy-policy',
        severity: 'ERROR',
        message: 'It answers with status 404 instead of 200.',
        where: policy,
      },
    ])
    expect((await move(cast.reviewer, 'approve', ready)).errors).toMatchObject([
      { __typename: 'TransitionError', message: expect.stringContaining('Privacy policy') },
    ])
    answers.set(policy, { problem: 'It cannot be reached.' })
    expect((await start(cast.reviewer, version)).run?.verdict).toBe('WARNING')
    expect((await runsOf(cast.owner, version)).map(({ verdict }) => verdict)).toEqual([
      'WARNING',
      'ERROR',
      'WARNING',
    ])
    expect((await move(cast.reviewer, 'approve', ready)).version?.status).toBe('LIVE')
    const told = `select o.type from outbox_message o where o.type = 'validation-run.finished'`
    expect(await column(platform, told)).toHaveLength(3)
  },
  SLOWLY,
)

test('whose version it is not is told that there is none', async () => {
  const version = await anAppVersion(cast, { status: 'DRAFT' })
  const stranger = await aVendor(platform)
  for (const person of [stranger, cast.reviewer])
    expect((await start(person, version)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
})

test('administrators see how the installation is set up, and nobody else', async () => {
  const administrator = await aReviewer(platform, 'ORGANIZATION_ADMIN')
  const text = '{ organization { diagnostics { key severity where } } }'
  const { data } = await administrator.client.ask<
    { organization: { diagnostics: { key: string; severity: string }[] } },
    never
  >(text)
  const found = new Map(data?.organization.diagnostics.map((each) => [each.key, each.severity]))
  expect(Object.fromEntries(found)).toMatchObject({
    'fhir-servers': 'OK',
    issuers: 'OK',
    tls: 'WARNING',
    mail: 'WARNING',
    scanner: 'WARNING',
    'signing-keys': 'OK',
    'two-people': 'WARNING',
  })
  const { errors } = await cast.owner.client.ask(text)
  expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
})
