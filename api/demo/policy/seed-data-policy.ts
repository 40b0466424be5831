import type { DataRule } from '../../../schema/vocabulary/data-policy.ts'
import { draftDataPolicy } from '../../commands/platform/data-policy/draft-data-policy.ts'
import { previewDataPolicy } from '../../commands/platform/data-policy/preview-data-policy.ts'
import { publishDataPolicy } from '../../commands/platform/data-policy/publish-data-policy.ts'
import type { DataPolicy } from '../../entities/platform/data-policy.entity.ts'
import { type DemoStage, done } from '../demo-stage.ts'
import { ADMIN } from '../people/hospital-people.ts'
import type { SeededPeople } from '../people/seed-people.ts'

const WRITER = 'security.reviewer@lakeside.example'
const PREVIEW_DAYS = 30
const ASK = {
  askText: 'Write to the data office, with the purpose and the name of your app.',
  askUrl: 'https://www.lakeside.example/data-office',
}

const EMPTY = {
  ...{ resourceTypes: [], interactions: [], elements: [], labels: [], opensByScope: false },
  ...{ perApp: null, perToken: null, audience: [] },
} as const

const BILLING: DataRule = {
  ...EMPTY,
  key: 'no-billing',
  kind: 'CLOSE',
  resourceTypes: ['Account', 'ChargeItem', 'Claim', 'ClaimResponse', 'Invoice'],
  reason: 'Billing is answered by the finance department, not by apps.',
}

const NEXT: readonly DataRule[] = [
  BILLING,
  {
    ...EMPTY,
    key: 'no-social-security-number',
    kind: 'REDACT',
    elements: ["Patient.identifier.where(system = 'http://hl7.org/fhir/sid/us-ssn')"],
    reason: 'Social security numbers stay in the house.',
  },
  {
    ...EMPTY,
    key: 'psychiatry',
    kind: 'HIDE_LABELLED',
    resourceTypes: ['Condition', 'DocumentReference'],
    labels: ['PSY'],
    opensByScope: true,
    reason: 'Records of psychiatry need a scope of their own.',
  },
  {
    ...EMPTY,
    key: 'research-diagnoses',
    kind: 'CLOSE',
    resourceTypes: ['Condition'],
    audience: [{ fact: 'PURPOSE', match: 'ANY_OF', values: ['RESEARCH'] }],
    reason: 'Research reads diagnoses from the study database, without names.',
  },
]

/** The hospital keeps billing to itself, and its next version waits, previewed, for a second person. */
export async function seedDataPolicy(stage: DemoStage, people: SeededPeople): Promise<void> {
  const first = await previewed(stage, people, {
    daysAgo: 60,
    rules: [BILLING],
    summary: 'Billing stays with the finance department.',
  })
  const admin = await stage.as(people.users.get(ADMIN.email) ?? '', stage.daysAgo(59))
  await done('publish the data policy', publishDataPolicy(admin, first))
  await previewed(stage, people, {
    daysAgo: 1,
    rules: NEXT,
    summary:
      'Social security numbers leave answers, psychiatry needs a scope of its own, and research reads diagnoses elsewhere.',
  })
}

interface Written {
  readonly daysAgo: number
  readonly rules: readonly DataRule[]
  readonly summary: string
}

async function previewed(
  stage: DemoStage,
  people: SeededPeople,
  { daysAgo, rules, summary }: Written,
): Promise<{ policyId: string; expectedRevision: number }> {
  const writer = people.users.get(WRITER) ?? ''
  const input = { environment: 'PRODUCTION', rules, summary, ...ASK } as const
  const drafting = await stage.as(writer, stage.daysAgo(daysAgo))
  const draft = await done('write the data policy', draftDataPolicy(drafting, input))
  const looking = await stage.as(writer, stage.daysAgo(daysAgo - 1 / 24))
  const preview = { ...at(draft), days: PREVIEW_DAYS }
  return at(await done('preview the data policy', previewDataPolicy(looking, preview)))
}

function at({ id, revision }: DataPolicy): { policyId: string; expectedRevision: number } {
  return { policyId: id, expectedRevision: revision }
}
