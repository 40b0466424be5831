import { type Outcome, outcome, type Person, type Version } from '../../support/builders.ts'
import { readFragment } from '../../support/gql/fragment-masking.ts'
import { graphql } from '../../support/gql/gql.ts'
import type { ArtifactKind, GovernanceStage, StageState } from '../../support/gql/graphql.ts'
import { firstAnswers, firstChecklist, stagesOf } from '../../support/stages.ts'
import { MOVE_PAYLOAD } from '../../support/transitions.ts'

export const DECIDE = graphql(`
  mutation TestStageDecide($input: StageDecisionInput!) {
    payload: stageDecide(input: $input) {
      ...MovePayload
    }
  }
`)

export const ASSIGN = graphql(`
  mutation TestStageAssign($input: StageAssignInput!) {
    payload: stageAssign(input: $input) {
      ...MovePayload
    }
  }
`)

const FILE = graphql(`
  mutation TestArtifactFile($input: ArtifactFileInput!) {
    payload: artifactFile(input: $input) {
      ...MovePayload
    }
  }
`)

interface Decision {
  state?: StageState
  reason?: string
  checklist?: string[]
  answers?: { key: string; value: string }[]
  revision?: number
}

type At = Pick<Version, 'id'>

/** Decides a stage at its present revision, everything ticked and answered, unless told otherwise. */
export async function decide(
  person: Pick<Person, 'client'>,
  { id }: At,
  stage: GovernanceStage,
  decision: Decision = {},
): Promise<Outcome> {
  const { state = 'PASSED', reason, revision } = decision
  const { checklist = firstChecklist(stage), answers = firstAnswers(stage) } = decision
  const known = revision ?? (await stagesOf(person, { id })).byName.get(stage)?.revision ?? 0
  const input = {
    versionId: id,
    stage,
    state,
    reason: reason ?? null,
    ...{ checklist, answers },
    expectedRevision: known,
  }
  const { payload } = await person.client.get(DECIDE, { input })
  return outcome(readFragment(MOVE_PAYLOAD, payload))
}

export async function assign(
  person: Pick<Person, 'client'>,
  { id }: At,
  input: { stage: GovernanceStage; isMine: boolean; expectedRevision: number },
): Promise<Outcome> {
  const { payload } = await person.client.get(ASSIGN, { input: { versionId: id, ...input } })
  return outcome(readFragment(MOVE_PAYLOAD, payload))
}

/** What is filed: a text, a document of the version, or a contract in force. */
interface Paper {
  body?: string
  documentId?: string
  contractId?: string
}

export async function file(
  { client }: Pick<Person, 'client'>,
  { id }: At,
  input: { stage: GovernanceStage; kind: ArtifactKind } & Paper,
): Promise<Outcome> {
  const { payload } = await client.get(FILE, { input: { versionId: id, ...input } })
  return outcome(readFragment(MOVE_PAYLOAD, payload))
}
