import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '../../../schema/vocabulary/role.ts'
import {
  accepted,
  aPerson,
  aReviewer,
  aVendor,
  type Person,
  type Version,
} from '../../support/builders.ts'
import { VERSION, VERSION_BY_ID } from '../../support/documents.ts'
import { readFragment } from '../../support/gql/fragment-masking.ts'
import type { GovernanceStage } from '../../support/gql/graphql.ts'
import { anAppVersion, type Cast, move, REASON, reject } from '../../support/lifecycle.ts'
import { passStages, stagesOf } from '../../support/stages.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'

const PEOPLE = {
  intake: ['INTAKE_REVIEWER'],
  security: ['SECURITY_REVIEWER'],
  technical: ['TECHNICAL_REVIEWER'],
  contract: ['CONTRACT_REVIEWER'],
  clinical: ['CLINICAL_REVIEWER'],
  intakeAndContract: ['INTAKE_REVIEWER', 'CONTRACT_REVIEWER'],
  officer: ['SECURITY_OFFICER', 'CLINICAL_REVIEWER'],
  admin: ['APP_ADMIN'],
} as const satisfies Record<string, readonly Role[]>
type Name = keyof typeof PEOPLE

let platform: TestPlatform
let cast: Cast
let people: Map<Name, Person>
beforeAll(async () => {
  platform = await startTestPlatform()
  const [owner, reviewer] = await Promise.all([aVendor(platform), aReviewer(platform)])
  cast = { owner, reviewer }
  people = new Map()
  for (const name of Object.keys(PEOPLE).filter(isName))
    people.set(name, await aPerson(platform, { roles: [...PEOPLE[name]] }))
})
afterAll(() => platform?.stop())

function isName(name: string): name is Name {
  return Object.hasOwn(PEOPLE, name)
}

function personOf(name: Name): Person {
  const person = people.get(name)
  if (!person) throw new Error(name)
  return person
}

async function stepsOf({ client }: Person, { id }: Pick<Version, 'id'>) {
  return readFragment(VERSION, (await client.get(VERSION_BY_ID, { id })).node)?.allowedTransitions
}

const STAGES: [GovernanceStage | null, readonly Name[]][] = [
  [null, ['intake', 'intakeAndContract', 'admin']],
  ['INTAKE', ['security', 'technical', 'admin']],
  ['TECHNICAL_VALIDATION', ['security', 'contract', 'intakeAndContract', 'admin']],
  // Nothing is filed yet that a pilot starts with: its owners may say so.
  ['CONTRACT_SCOPES', ['technical', 'clinical', 'officer', 'admin']],
]

test.each(STAGES)(
  'D3: once %s is passed, %j ask for changes, and nobody else',
  async (stage, rightful) => {
    const version = await anAppVersion(cast, { status: 'IN_REVIEW' })
    if (stage) await passStages(cast.reviewer, version, stage)
    const { revision } = await stagesOf(cast.reviewer, version)
    const now = { id: version.id, revision }
    for (const [name, person] of people) {
      const isTheirs = rightful.includes(name)
      const steps = await stepsOf(person, version)
      expect([name, steps?.includes('REQUEST_CHANGES')]).toEqual([name, isTheirs])
      if (isTheirs) continue
      await expect(move(person, 'requestChanges', now, REASON), name).rejects.toThrow(/FORBIDDEN/)
    }
    const [first] = rightful
    if (!first) throw new Error('nobody')
    const asked = accepted(await move(personOf(first), 'requestChanges', now, REASON))
    expect(asked.reviewState).toBe('CHANGES_REQUESTED')
  },
)

test.each(['contract', 'clinical', 'intakeAndContract', 'officer'] as const)(
  'D3: any owner of a stage rejects, whatever stage it is in: %s',
  async (name) => {
    const version = await anAppVersion(cast, { status: 'IN_REVIEW' })
    const person = personOf(name)
    expect(await stepsOf(person, version)).toContain('REJECT')
    expect(accepted(await reject(person, version)).status).toBe('REJECTED')
  },
)
