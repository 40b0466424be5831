import { afterAll, beforeAll, expect, test } from 'vitest'
import { aReviewer, aVendor, type Person, type Version } from '../../support/builders.ts'
import { column } from '../../support/facts.ts'
import { anAppVersion, type Cast } from '../../support/lifecycle.ts'
import { firstChecklist, passStages, stagesOf } from '../../support/stages.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { asked, inForce, propose, settle, type TemplateFault } from './template-steps.ts'

let platform: TestPlatform
let cast: Cast
let security: Person
let administrator: Person
beforeAll(async () => {
  platform = await startTestPlatform()
  const [owner, reviewer, ...writers] = await Promise.all([
    aVendor(platform),
    aReviewer(platform),
    aReviewer(platform, 'SECURITY_REVIEWER'),
    aReviewer(platform, 'ORGANIZATION_ADMIN'),
  ])
  cast = { owner, reviewer }
  ;[security, administrator] = writers
})
afterAll(() => platform?.stop())

const SLOWLY = 240_000
const TICK = { key: 'signed', label: 'Signed by both sides' }
const AGREEMENT = {
  kind: 'DATA_USE_AGREEMENT',
  body: 'Between {{organization.name}} and {{vendor.legalName}} about {{app.name}}, version {{app.version}}.',
  points: [TICK],
  summary: 'Names both sides in the text.',
}
const CHECKLIST = {
  kind: 'SECURITY_CHECKLIST',
  body: 'Every point is answered before anything is piloted.',
  points: [
    { key: 'hosting', label: 'Hosting', section: 'Where', sectionEs: 'Dónde' },
    { key: 'who', label: 'Who was asked', labelEs: 'A quién se preguntó', kind: 'TEXT' },
    { key: 'region', label: 'Region', kind: 'CHOICE', choices: ['EU', 'US'] },
    { key: 'audited', label: 'Last audit', kind: 'DATE', isRequired: false },
  ],
  summary: 'Asks where, and whom one asked.',
}

interface Shown {
  version: number
  summary: string
  publishedBy: string | null
  points: { key: string; kind: string; isRequired: boolean }[]
  history: { version: number }[]
  changesSince: { kind: string }[]
}

const shown = (kind: string) =>
  asked<Shown>(
    administrator,
    `{ it: governanceTemplate(kind: ${kind}) { version summary publishedBy points { key kind isRequired }
       history { version } changesSince(version: 1) { kind } } }`,
  )

test('one person proposes a form, a second one puts it in force, and its history stays', async () => {
  expect((await shown('INTAKE_FORM')).history).toEqual([{ version: 1 }])
  const points = [{ key: 'vendor-authentic', label: 'The vendor is who it says it is' }]
  const input = {
    kind: 'INTAKE_FORM',
    body: 'Who stands behind the app?  ',
    points,
    summary: 'One question is enough.',
  }
  const { proposal } = await propose(security, input)
  if (!proposal) throw new Error('It was not proposed.')
  expect(
    (await propose(administrator, { ...input, body: 'Another text than that.' })).userErrors,
  ).toMatchObject([{ code: 'NOT_UNIQUE', path: ['kind'] }])
  expect((await settle(security, 'Publish', proposal)).userErrors).toMatchObject([
    { code: 'SEPARATION_OF_DUTIES' },
  ])
  const stale = { ...proposal, revision: proposal.revision + 1 }
  expect((await settle(administrator, 'Publish', stale)).userErrors).toMatchObject([
    { code: 'STALE_REVISION' },
  ])
  expect((await settle(administrator, 'Publish', proposal)).template).toEqual({ version: 2 })
  const now = await shown('INTAKE_FORM')
  expect(now).toMatchObject({ version: 2, summary: 'One question is enough.' })
  expect(now.history).toEqual([{ version: 2 }, { version: 1 }])
  expect(now.changesSince.map(({ kind }) => kind)).toContain('REMOVED')
  expect((await propose(security, input)).userErrors).toMatchObject([
    { code: 'INVALID', path: ['body'] },
  ])
  const told = `select o.payload->>'to' from outbox_message o where o.type = 'review-template.moved' order by o.created_at`
  expect(await column(platform, told)).toEqual(['PROPOSED', 'PUBLISHED'])
  const recorded = `select action from audit_event where action like 'review-template.%' order by sequence`
  expect(await column(platform, recorded)).toEqual([
    'review-template.proposed',
    'review-template.published',
  ])
  // The tests that follow answer the form every hospital starts with.
  const first = `delete from review_template where kind = 'INTAKE_FORM'`
  await column(platform, first)
})

test('what was proposed can be taken back, by anybody who writes policy', async () => {
  const { proposal } = await propose(security, AGREEMENT)
  if (!proposal) throw new Error('It was not proposed.')
  expect((await settle(administrator, 'Withdraw', proposal)).userErrors).toEqual([])
  expect((await settle(administrator, 'Withdraw', proposal)).userErrors).toMatchObject([
    { code: 'NOT_FOUND' },
  ])
})

const decide = (version: Version, more: object) =>
  asked<{ userErrors: TemplateFault[] }>(
    cast.reviewer,
    `mutation ($input: StageDecisionInput!) { it: stageDecide(input: $input) {
      userErrors { code path message ... on FieldError { limit } } } }`,
    { input: { versionId: version.id, state: 'PASSED', expectedRevision: 1, ...more } },
  )

test(
  'a review keeps the forms it began with; the next one has the newest, and answers what they ask',
  async () => {
    const before = await anAppVersion(cast, { status: 'IN_REVIEW' })
    expect(await inForce(security, administrator, CHECKLIST)).toBe(2)
    await passStages(cast.reviewer, before, 'SECURITY_PRIVACY')
    const old = (await stagesOf(cast.reviewer, before)).byName.get('SECURITY_PRIVACY')
    expect(old).toMatchObject({ state: 'PASSED', templateVersion: 1 })

    const after = await anAppVersion(cast, { status: 'IN_REVIEW' })
    const intake = { stage: 'INTAKE', checklist: firstChecklist('INTAKE') }
    expect((await decide(after, intake)).userErrors).toEqual([])
    const at = { stage: 'SECURITY_PRIVACY', checklist: ['hosting'] }
    expect((await decide(after, at)).userErrors).toMatchObject([
      { code: 'REQUIRED', message: 'Not answered yet: Who was asked; Region.' },
    ])
    const who = { key: 'who', value: 'The head of security' }
    const refused = async (...answers: { key: string; value: string }[]) =>
      (await decide(after, { ...at, answers: [who, ...answers] })).userErrors
    expect(await refused({ key: 'region', value: 'Mars' })).toMatchObject([
      { code: 'INVALID', path: ['answers', '1'], message: 'Choose one of: EU, US.' },
    ])
    expect(await refused({ key: 'audited', value: '2026-02-30' })).toMatchObject([
      { code: 'INVALID', path: ['answers', '1'] },
    ])
    expect(await refused({ key: 'nothing', value: 'x' })).toMatchObject([{ code: 'INVALID' }])
    expect(await refused({ key: 'who', value: 'x'.repeat(2001) })).toMatchObject([
      { code: 'TOO_LONG', limit: 2000 },
    ])
    expect(await refused({ key: 'region', value: 'EU' })).toEqual([])
    const stage = (await stagesOf(cast.reviewer, after)).byName.get('SECURITY_PRIVACY')
    expect(stage).toMatchObject({ state: 'PASSED', templateVersion: 2 })
    expect(stage?.artifacts.at(-1)?.body).toContain('[x] Who was asked: The head of security')

    const shorter = { ...CHECKLIST, points: [CHECKLIST.points[0]], summary: 'Asks for less.' }
    expect(await inForce(administrator, security, shorter)).toBe(3)
    for (const version of [before, after]) {
      const kept = (await stagesOf(cast.reviewer, version)).byName.get('SECURITY_PRIVACY')
      expect(kept?.state).toBe('PASSED')
      expect(kept?.checklist.length).toBeGreaterThan(1)
    }
  },
  SLOWLY,
)

test(
  'the data use agreement says who signs it, filled in for the version',
  async () => {
    await inForce(security, administrator, AGREEMENT)
    await column(platform, `delete from review_template where kind = 'SECURITY_CHECKLIST'`)
    const version = await anAppVersion(cast, { status: 'IN_REVIEW' })
    await passStages(cast.reviewer, version, 'TECHNICAL_VALIDATION')
    const { stages } = await asked<{ stages: { stage: string; formText: string | null }[] }>(
      cast.reviewer,
      'query ($id: ID!) { it: node(id: $id) { ... on AppVersion { stages { stage formText } } } }',
      { id: version.id },
    )
    const text = stages.find(({ stage }) => stage === 'CONTRACT_SCOPES')?.formText
    expect(text).toBe(
      'Between Lakeside General Hospital and Acme Health about Trend Lines, version 1.',
    )
    expect(text).not.toContain('{{')
    const theirs = await asked<{ stages: { formText: string | null }[] }>(
      cast.owner,
      'query ($id: ID!) { it: node(id: $id) { ... on AppVersion { stages { formText } } } }',
      { id: version.id },
    )
    expect(theirs.stages.filter(({ formText }) => formText)).toEqual([])
    await column(platform, `delete from review_template where kind = 'DATA_USE_AGREEMENT'`)
  },
  SLOWLY,
)

test(
  'whoever approves answers the launch approval record, where it has points',
  async () => {
    const version = await anAppVersion(cast, { status: 'IN_REVIEW' })
    const record = {
      kind: 'LAUNCH_APPROVAL_RECORD',
      body: 'Whoever approves takes responsibility.',
      points: [{ key: 'told', label: 'The wards were told' }],
      summary: 'Asks whether the wards know.',
    }
    await inForce(security, administrator, record)
    const later = await anAppVersion(cast, { status: 'IN_REVIEW' })
    const approve = async (of: Version, more: object) => {
      await passStages(cast.reviewer, of)
      const { revision } = await stagesOf(cast.reviewer, of)
      return asked<{ appVersion: { status: string } | null; userErrors: TemplateFault[] }>(
        cast.reviewer,
        `mutation ($input: TransitionInput!) { it: appVersionApprove(input: $input) {
          appVersion { status } userErrors { code path message } } }`,
        { input: { versionId: of.id, expectedRevision: revision, ...more } },
      )
    }
    expect(await approve(version, {})).toMatchObject({ appVersion: { status: 'LIVE' } })
    expect((await approve(later, {})).userErrors).toMatchObject([
      { code: 'REQUIRED', path: ['checklist'], message: 'Not answered yet: The wards were told.' },
    ])
    expect(await approve(later, { checklist: ['told'] })).toMatchObject({
      appVersion: { status: 'LIVE' },
    })
    const launch = (await stagesOf(cast.reviewer, later)).byName.get('PRODUCTION_LAUNCH')
    expect(launch?.artifacts.at(-1)?.body).toContain('[x] The wards were told')
    await column(platform, `delete from review_template where kind = 'LAUNCH_APPROVAL_RECORD'`)
  },
  SLOWLY,
)

const GOOD = { kind: 'PILOT_REPORT', body: 'A few named users, for a limited time of theirs.' }
const many = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ ...TICK, key: `point-${index}` }))

test.each([
  [{ body: 'Short.' }, 'TOO_SHORT', ['body'], 20],
  [{ body: 'x'.repeat(20_001) }, 'TOO_LONG', ['body'], 20_000],
  [{ body: 'Signed by {{vendor.shoeSize}} on paper.' }, 'INVALID', ['body'], null],
  [{ points: [] }, 'REQUIRED', ['points'], 1],
  [{ points: many(61) }, 'TOO_LONG', ['points'], 60],
  [{ points: [TICK, TICK] }, 'NOT_UNIQUE', ['points', '1', 'key'], null],
  [{ points: [{ ...TICK, key: 'Two words' }] }, 'INVALID', ['points', '0', 'key'], null],
  [{ points: [{ ...TICK, label: 'x' }] }, 'TOO_SHORT', ['points', '0', 'label'], 3],
  [
    { points: [{ ...TICK, labelEs: 'x'.repeat(301) }] },
    'TOO_LONG',
    ['points', '0', 'labelEs'],
    300,
  ],
  [
    { points: [{ ...TICK, section: 'x'.repeat(121) }] },
    'TOO_LONG',
    ['points', '0', 'section'],
    120,
  ],
  [
    { points: [{ ...TICK, kind: 'CHOICE', choices: ['One'] }] },
    'TOO_SHORT',
    ['points', '0', 'choices'],
    2,
  ],
  [
    { points: [{ ...TICK, kind: 'CHOICE', choices: ['A', 'A'] }] },
    'NOT_UNIQUE',
    ['points', '0', 'choices'],
    null,
  ],
  [{ summary: 'Short' }, 'TOO_SHORT', ['summary'], 10],
])('%j is no form', async (more, code, path, limit) => {
  const input = { ...GOOD, points: [TICK], summary: 'It says something else.', ...more }
  const { proposal, userErrors } = await propose(security, input)
  expect({ proposal, userErrors }).toMatchObject({
    proposal: null,
    userErrors: [{ code, path, limit }],
  })
})

test('a version of a form that is not there is not found', async () => {
  const { errors } = await security.client.ask(
    `{ governanceTemplate(kind: PILOT_REPORT, version: 9) { version } }`,
  )
  expect(errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }])
})
