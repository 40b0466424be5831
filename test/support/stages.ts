import { expect, vi } from 'vitest'
import { FIRST_TEMPLATES } from '../../schema/vocabulary/review-template.ts'
import { STAGES_BEFORE_APPROVAL, stageRule } from '../../schema/vocabulary/stage.ts'
import { aReviewer, houseOf, type Person, type Version } from './builders.ts'
import { column } from './facts.ts'
import { graphql } from './gql/gql.ts'
import type { ArtifactKind, GovernanceStage } from './gql/graphql.ts'
import type { TestPlatform } from './test-platform.ts'

const STAGES = graphql(`
  query TestStages($id: ID!) {
    node(id: $id) {
      ... on AppVersion {
        revision
        scopes {
          scope
          decision
        }
        stages {
          stage
          state
          ownerRoles
          owner
          isMine
          dueAt
          isOverdue
          startedAt
          decidedAt
          decidedBy
          reason
          checklist {
            key
            label
            satisfied
            kind
            isRequired
            choices
          }
          templateVersion
          artifacts {
            kind
            title
            body
            sha256
            createdBy
            document {
              fileName
            }
          }
          waitsFor
          allowedDecisions
          revision
        }
      }
    }
  }
`)

const keepers = new WeakMap<TestPlatform, Promise<Person>>()

/** Who passes the stages of a platform's tests: an app admin, who then approves nothing. */
export function stageKeeper(person: Pick<Person, 'client'>): Promise<Person> {
  const platform = houseOf(person)
  const keeper = keepers.get(platform) ?? aReviewer(platform)
  keepers.set(platform, keeper)
  return keeper
}

/** The keys of the checklist a stage opens with, before a hospital changes it. */
export function firstChecklist(stage: GovernanceStage): string[] {
  const { template } = stageRule(stage)
  return template ? FIRST_TEMPLATES[template].items.map(({ key }) => key) : []
}

/** An answer to each point of that checklist that is no tick. */
export function firstAnswers(stage: GovernanceStage): { key: string; value: string }[] {
  const { template } = stageRule(stage)
  const items = template ? FIRST_TEMPLATES[template].items : []
  return items.flatMap(({ key, kind }) => (kind === 'NUMBER' ? [{ key, value: '12' }] : []))
}

/** Reads the eight stages of a version, by name. */
export async function stagesOf({ client }: Pick<Person, 'client'>, { id }: Pick<Version, 'id'>) {
  const { node } = await client.get(STAGES, { id })
  if (!node?.stages) throw new Error('There is no such version.')
  const { revision = 0, scopes = [], stages } = node
  return { revision, scopes, stages, byName: new Map(stages.map((each) => [each.stage, each])) }
}

/**
 * Passes what is left of the stages before approval, by the mutations reviewers use, in one request: open scopes are
 * granted, the checklists ticked, the agreement and the plans filed.
 */
export async function passStages(
  person: Pick<Person, 'client'>,
  { id }: Pick<Version, 'id'>,
  upTo: GovernanceStage = 'PILOT',
): Promise<void> {
  const keeper = await stageKeeper(person)
  const { byName, revision, scopes } = await stagesOf(keeper, { id })
  const filed = new Set(
    [...byName.values()].flatMap((each) => each.artifacts.map(({ kind }) => kind)),
  )
  const until = STAGES_BEFORE_APPROVAL.slice(0, STAGES_BEFORE_APPROVAL.indexOf(upTo) + 1)
  const steps = until.flatMap((stage) => {
    const known = byName.get(stage)
    if (known?.state === 'PASSED' || known?.state === 'WAIVED') return []
    const { startsWith, passesWith } = stageRule(stage)
    const papers = [...startsWith, ...passesWith].filter((kind) => !filed.has(kind))
    return [
      ...papers.map((kind) => filing(id, stage, kind)),
      `stageDecide(input: { versionId: "${id}", stage: ${stage}, state: PASSED,
        expectedRevision: ${known?.revision || 1}, checklist: ${JSON.stringify(firstChecklist(stage))},
        answers: ${inGraphql(firstAnswers(stage))} }) { ${ERRORS} }`,
    ]
  })
  const open = scopes.filter(({ decision }) => decision === 'PENDING')
  if (open.length && until.includes('CONTRACT_SCOPES')) steps.unshift(granting(id, revision, open))
  if (!steps.length) return
  const isDone = ['PASSED', 'WAIVED'].includes(byName.get('TECHNICAL_VALIDATION')?.state ?? '')
  if (until.includes('TECHNICAL_VALIDATION') && !isDone) await checksRun(person, id)
  const text = `mutation { ${steps.map((step, index) => `s${index}: ${step}`).join('\n')} }`
  const { data, errors } = await keeper.client.ask<Record<string, Refused>, never>(text)
  const faults = Object.values(data ?? {}).flatMap(({ userErrors }) => userErrors)
  if (errors.length || faults.length) throw new Error(JSON.stringify([...errors, ...faults]))
}

const inGraphql = (answers: readonly { key: string; value: string }[]) =>
  `[${answers.map(({ key, value }) => `{ key: "${key}", value: "${value}" }`).join(', ')}]`

/** Waits until the automated checks of what was submitted have run, as they do by themselves. */
async function checksRun(person: Pick<Person, 'client'>, versionId: string): Promise<void> {
  const platform = houseOf(person)
  await vi.waitFor(
    async () => expect(await column(platform, CHECKED, [localIdOf(versionId)])).toEqual([true]),
    { timeout: 60_000, interval: 25 },
  )
}

const CHECKED = `select exists (select from validation_run r join app_version v on v.id = r.app_version_id
  where v.id = $1 and r.submitted_at = v.submitted_at)`

function localIdOf(globalId: string): string {
  return Buffer.from(globalId, 'base64url').toString().split(':')[1] ?? ''
}

interface Refused {
  userErrors: { message: string }[]
}

const ERRORS = 'userErrors { message }'

function granting(id: string, revision: number, scopes: readonly { scope: string }[]): string {
  const decisions = scopes.map(
    ({ scope }) => `{ scope: ${JSON.stringify(scope)}, decision: GRANTED }`,
  )
  return `scopeDecide(input: { versionId: "${id}", expectedRevision: ${revision},
    decisions: [${decisions.join(', ')}] }) { ${ERRORS} }`
}

function filing(id: string, stage: GovernanceStage, kind: ArtifactKind): string {
  return `artifactFile(input: { versionId: "${id}", stage: ${stage}, kind: ${kind},
    body: "What both sides agreed on, in a few words." }) { ${ERRORS} }`
}
