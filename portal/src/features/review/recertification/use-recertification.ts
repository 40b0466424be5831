import { useMutation, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { USER_ERROR, type UserErrorFields } from '../../../components/user-error.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { graphql } from '../../../gql/gql.ts'
import type { RecertificationDecideInput } from '../../../gql/graphql.ts'
import { explain } from '../../../lib/request-id.ts'

const RECERTIFICATION = graphql(`
  query Recertification($versionId: ID!) {
    node(id: $versionId) {
      __typename
      ... on AppVersion {
        id
        revision
        status
        scopeUse {
          scope
          uses
        }
        usage {
          ...UsageReport_scopeUsageReport
        }
        recertificationChecklist {
          ...CheckPoint_point
        }
        app {
          id
          recertificationDueAt
        }
      }
    }
  }
`)

const DECIDE = graphql(`
  mutation RecertificationDecide($input: RecertificationDecideInput!) {
    payload: recertificationDecide(input: $input) {
      appVersion {
        id
        revision
        status
      }
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

/** Loads what a re-certification looks at, and decides it; says whether the decision was taken. */
export function useRecertification(versionId: string) {
  const { data, refetch } = useQuery(RECERTIFICATION, { variables: { versionId } })
  const [decideOn, { loading }] = useMutation(DECIDE)
  const [faults, setFaults] = useState<readonly UserErrorFields[]>([])
  const [problem, setProblem] = useState<string>()
  const version = data?.node?.__typename === 'AppVersion' ? data.node : undefined

  const decide = async (
    decision: Omit<RecertificationDecideInput, 'versionId' | 'expectedRevision'>,
  ): Promise<boolean> => {
    setProblem(undefined)
    try {
      const expectedRevision = version?.revision ?? 0
      const answer = await decideOn({
        variables: { input: { ...decision, versionId, expectedRevision } },
      })
      const found = readFragment(USER_ERROR, answer.data?.payload.userErrors ?? [])
      setFaults(found)
      await refetch()
      return found.length === 0
    } catch (error) {
      setProblem(explain(error))
      return false
    }
  }
  return { version, decide, isDeciding: loading, faults, problem }
}

export type Recertification = ReturnType<typeof useRecertification>
export type LookedAt = NonNullable<Recertification['version']>
