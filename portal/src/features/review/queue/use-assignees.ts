import { useQuery } from '@apollo/client/react'
import { graphql } from '../../../gql/gql.ts'
import type { GovernanceStage } from '../../../gql/graphql.ts'

const ASSIGNEES = graphql(`
  query StageAssignees($stages: [GovernanceStage!]!) {
    stageAssignees(stages: $stages) {
      id
      name
    }
  }
`)

/** Loads who decides all of some stages. */
export function useAssignees(stages: readonly GovernanceStage[]) {
  const { data, previousData } = useQuery(ASSIGNEES, {
    variables: { stages: [...new Set(stages)].toSorted() },
    skip: stages.length === 0,
  })
  return (data ?? previousData)?.stageAssignees ?? []
}
