import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { USER_ERROR, type UserErrorFields } from '../../../components/user-error.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { graphql } from '../../../gql/gql.ts'
import type { ScopeVerdictInput } from '../../../gql/graphql.ts'
import { explain } from '../../../lib/request-id.ts'

const SCOPE_DECIDE = graphql(`
  mutation ScopeDecide($input: ScopeDecisionInput!) {
    payload: scopeDecide(input: $input) {
      appVersion {
        id
        approvals {
          createdAt
          approver {
            name
          }
        }
        ...DecidedVersion_appVersion
      }
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

interface At {
  readonly id: string
  readonly revision: number
}

/** Decides scopes of a version. The step says whether it was taken; the faults of a refusal are kept beside it. */
export function useScopeSteps({ id, revision }: At) {
  const [decideScopes, { loading }] = useMutation(SCOPE_DECIDE)
  const [faults, setFaults] = useState<readonly UserErrorFields[]>([])
  const [problem, setProblem] = useState<string>()

  const decide = async (decisions: readonly ScopeVerdictInput[]): Promise<boolean> => {
    setProblem(undefined)
    const input = { versionId: id, expectedRevision: revision, decisions: [...decisions] }
    try {
      const { data } = await decideScopes({ variables: { input } })
      const found = readFragment(USER_ERROR, data?.payload.userErrors ?? [])
      setFaults(found)
      return found.length === 0
    } catch (error) {
      setProblem(explain(error))
      return false
    }
  }
  const messages = [...faults.map(({ message }) => message), ...(problem ? [problem] : [])]
  return { decide, messages, isRunning: loading }
}

export type ScopeSteps = ReturnType<typeof useScopeSteps>
