import { useMutation, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import type { LaunchEnvironment } from '../../../../../schema/vocabulary/launch-environment.ts'
import { USER_ERROR, type UserErrorFields } from '../../../components/user-error.ts'
import { type FragmentType, readFragment } from '../../../gql/fragment-masking.ts'
import { graphql } from '../../../gql/gql.ts'
import type { DataPoliciesQuery, DataPolicyDraftSaveInput } from '../../../gql/graphql.ts'

const POLICIES = graphql(`
  query DataPolicies($environment: LaunchEnvironment!) {
    dataPolicies(environment: $environment) {
      id
      number
      state
      summary
      revision
      previewedAt
      publishedAt
      inForceSince
      proposedBy
      publishedBy
      canPublish
      askText
      askUrl
      rules {
        key
        kind
        resourceTypes
        interactions
        elements
        labels
        opensByScope
        perApp
        perToken
        reason
        audience {
          fact
          match
          values
        }
      }
      uncheckedElements {
        base
        version
        elements
      }
      preview {
        days
        requests
        refused
        redacted
        filtered
        opened
        undecided
        isCut
        effects {
          effect
          appName
          resourceType
          interaction
          rule
          requests
        }
      }
    }
  }
`)

const SAVE = graphql(`
  mutation DataPolicyDraftSave($input: DataPolicyDraftSaveInput!) {
    payload: dataPolicyDraftSave(input: $input) {
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

const PREVIEW = graphql(`
  mutation DataPolicyPreview($input: DataPolicyPreviewInput!) {
    payload: dataPolicyPreview(input: $input) {
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

const PUBLISH = graphql(`
  mutation DataPolicyPublish($input: DataPolicyInput!) {
    payload: dataPolicyPublish(input: $input) {
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

const DISCARD = graphql(`
  mutation DataPolicyDiscard($input: DataPolicyInput!) {
    payload: dataPolicyDiscard(input: $input) {
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

const ROLL_BACK = graphql(`
  mutation DataPolicyRollBack($input: DataPolicyRollBackInput!) {
    payload: dataPolicyRollBack(input: $input) {
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

export type DataPolicy = DataPoliciesQuery['dataPolicies'][number]
export type ShownRule = DataPolicy['rules'][number]

/** What can be done about a version. */
export type Step = 'save' | 'preview' | 'publish' | 'discard' | 'rollBack'

/** What came of the latest step. */
export interface Outcome {
  readonly step: Step
  readonly isRunning: boolean
  readonly faults: readonly UserErrorFields[]
  readonly problem?: unknown
}

type Answer = Promise<{
  data?: { payload: { userErrors: readonly FragmentType<typeof USER_ERROR>[] } } | undefined
}>

/** Loads the versions of the data policy of an environment, and takes the steps about them. */
export function useDataPolicy(environment: LaunchEnvironment) {
  const { data, error, refetch } = useQuery(POLICIES, {
    variables: { environment },
    fetchPolicy: 'cache-and-network',
  })
  const { run, outcome, forget } = useStep(refetch)
  const [save] = useMutation(SAVE)
  const [preview] = useMutation(PREVIEW)
  const [publish] = useMutation(PUBLISH)
  const [discard] = useMutation(DISCARD)
  const [rollBack] = useMutation(ROLL_BACK)
  const at = ({ id, revision }: DataPolicy) => ({ policyId: id, expectedRevision: revision })
  return {
    ...{ outcome, forget, error, refetch },
    policies: data?.dataPolicies,
    save: (input: DataPolicyDraftSaveInput) => run('save', save({ variables: { input } })),
    preview: (policy: DataPolicy, days: number) =>
      run('preview', preview({ variables: { input: { ...at(policy), days } } })),
    publish: (policy: DataPolicy) => run('publish', publish({ variables: { input: at(policy) } })),
    discard: (policy: DataPolicy) => run('discard', discard({ variables: { input: at(policy) } })),
    rollBack: (policyId: string | undefined, reason: string) => {
      const target = policyId ? { policyId } : {}
      const input = { environment, reason, ...target }
      return run('rollBack', rollBack({ variables: { input } }))
    },
  }
}

export type DataPolicySteps = ReturnType<typeof useDataPolicy>

/** Takes one step at a time; the versions are read again, after a refusal too: somebody may have been faster. */
function useStep(refetch: () => Promise<unknown>) {
  const [outcome, setOutcome] = useState<Outcome>()
  const run = async (step: Step, answer: Answer): Promise<boolean> => {
    setOutcome({ step, isRunning: true, faults: [] })
    try {
      const found = readFragment(USER_ERROR, (await answer).data?.payload.userErrors ?? [])
      await refetch().catch(() => undefined) // what was done is done, whether it can be shown or not
      setOutcome({ step, isRunning: false, faults: found })
      return found.length === 0
    } catch (problem) {
      setOutcome({ step, isRunning: false, faults: [], problem })
      return false
    }
  }
  return { run, outcome, forget: () => setOutcome(undefined) }
}
