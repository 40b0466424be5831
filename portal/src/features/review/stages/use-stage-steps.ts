import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { USER_ERROR, type UserErrorFields } from '../../../components/user-error.ts'
import { type FragmentType, readFragment } from '../../../gql/fragment-masking.ts'
import { graphql } from '../../../gql/gql.ts'
import type { ArtifactKind, StageState } from '../../../gql/graphql.ts'
import { explain } from '../../../lib/request-id.ts'
import type { StageReview } from './stage-review.ts'

const PAYLOAD = graphql(`
  fragment StageStep_payload on AppVersionPayload {
    appVersion {
      id
      ...StagedVersion_appVersion
    }
    userErrors {
      ...UserError_fields
    }
  }
`)

const DECIDE = graphql(`
  mutation StageDecide($input: StageDecisionInput!) {
    payload: stageDecide(input: $input) {
      ...StageStep_payload
    }
  }
`)

const ASSIGN = graphql(`
  mutation StageAssign($input: StageAssignInput!) {
    payload: stageAssign(input: $input) {
      ...StageStep_payload
    }
  }
`)

const FILE = graphql(`
  mutation ArtifactFile($input: ArtifactFileInput!) {
    payload: artifactFile(input: $input) {
      ...StageStep_payload
    }
  }
`)

type Answer = Promise<{ data?: { payload: FragmentType<typeof PAYLOAD> } | undefined }>

/** What people do with one stage. Each step says whether it was taken; the faults of a refusal are kept beside it. */
export function useStageSteps(versionId: string, { stage, revision }: StageReview) {
  const [decideStage, deciding] = useMutation(DECIDE)
  const [assignStage, assigning] = useMutation(ASSIGN)
  const [fileArtifact, filing] = useMutation(FILE)
  const [faults, setFaults] = useState<readonly UserErrorFields[]>([])
  const [problem, setProblem] = useState<string>()

  const run = async (step: Answer): Promise<boolean> => {
    setProblem(undefined)
    try {
      const answer = readFragment(PAYLOAD, (await step).data?.payload)
      const found = readFragment(USER_ERROR, answer?.userErrors ?? [])
      setFaults(found)
      return found.length === 0
    } catch (error) {
      setProblem(explain(error))
      return false
    }
  }

  const at = { versionId, stage }
  return {
    decide: (decision: {
      state: StageState
      reason: string
      checklist: string[]
      answers: { key: string; value: string }[]
    }) =>
      run(
        decideStage({ variables: { input: { ...at, ...decision, expectedRevision: revision } } }),
      ),
    assign: (isMine: boolean) =>
      run(assignStage({ variables: { input: { ...at, isMine, expectedRevision: revision } } })),
    file: (paper: {
      kind: ArtifactKind
      body: string | null
      documentId: string | null
      contractId: string | null
    }) => run(fileArtifact({ variables: { input: { ...at, ...paper } } })),
    faults,
    problem,
    isRunning: deciding.loading || assigning.loading || filing.loading,
  }
}

export type StageSteps = ReturnType<typeof useStageSteps>
