import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { USER_ERROR, type UserErrorFields } from '../../../components/user-error.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { graphql } from '../../../gql/gql.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { explain } from '../../../lib/request-id.ts'
import type { QueueRow } from './queue-row.ts'

const ASSIGN = graphql(`
  mutation StagesAssign($input: StagesAssignInput!) {
    payload: stagesAssign(input: $input) {
      appVersions {
        id
      }
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

/** Assigns the open stages of lines to one person, or gives them back; says whether it was done, and else why not. */
export function useAssign() {
  const [assignStages, { loading }] = useMutation(ASSIGN)
  const [problems, setProblems] = useState<readonly string[]>([])

  const assign = async (
    rows: readonly QueueRow[],
    assigneeId: string | null,
  ): Promise<number | undefined> => {
    const wanted = stagesToAssign(rows, assigneeId)
    if (wanted.length === 0) {
      setProblems([t('There is no open stage of yours among them.')])
      return undefined
    }
    const stages = wanted.map(({ row, stage, revision: expectedRevision }) => {
      return { versionId: row.id, stage, expectedRevision }
    })
    try {
      const { data } = await assignStages({ variables: { input: { stages, assigneeId } } })
      const faults = readFragment(USER_ERROR, data?.payload.userErrors ?? [])
      setProblems(faults.map((fault) => problemOf(fault, wanted)))
      return faults.length === 0 ? stages.length : undefined
    } catch (error) {
      setProblems([explain(error)])
      return undefined
    }
  }
  return { assign, isAssigning: loading, problems, clear: () => setProblems([]) }
}

/** The open stages of lines that this person may give to somebody who does not have them yet. */
export function stagesToAssign(rows: readonly QueueRow[], assigneeId: string | null) {
  return rows.flatMap((row) =>
    row.stages
      .filter(({ canAssign, ownerId }) => canAssign && ownerId !== assigneeId)
      .map((open) => ({ row, ...open })),
  )
}

function problemOf(
  { message, path }: UserErrorFields,
  wanted: readonly { row: QueueRow }[],
): string {
  const place = path?.indexOf('stages') ?? -1
  const row = place === -1 ? undefined : wanted[Number(path?.[place + 1])]?.row
  return row ? `${row.name || t('Untitled app')}: ${message}` : message
}
