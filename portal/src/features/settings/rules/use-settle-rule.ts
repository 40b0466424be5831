import type { DocumentNode } from '@apollo/client'
import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { USER_ERROR } from '../../../components/user-error.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { graphql } from '../../../gql/gql.ts'
import type { RuleProposal_ProposalFragment } from '../../../gql/graphql.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { explain } from '../../../lib/request-id.ts'

/** A change that waits for a second person. */
export const RULE_PROPOSAL = graphql(`
  fragment RuleProposal_proposal on RuleProposal {
    id
    summary
    createdAt
    revision
    proposedBy
    canConfirm
    changes {
      field
      before
      after
    }
  }
`)

/** A change two people decided. */
export const RULE_VERSION = graphql(`
  fragment RuleVersion_version on RuleVersion {
    id
    number
    summary
    confirmedAt
    proposedBy
    confirmedBy
    changes {
      field
      before
      after
    }
  }
`)

const CONFIRM = graphql(`
  mutation RuleConfirm($input: RuleProposalInput!) {
    payload: ruleConfirm(input: $input) {
      proposalId
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

const WITHDRAW = graphql(`
  mutation RuleWithdraw($input: RuleProposalInput!) {
    payload: ruleWithdraw(input: $input) {
      proposalId
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

export type RuleProposal = RuleProposal_ProposalFragment

/** Confirms a proposal, or takes it back; the page that shows it is read again. */
export function useSettleRule(
  { id, revision }: Pick<RuleProposal, 'id' | 'revision'>,
  { page, onDone }: { page: DocumentNode; onDone: (news: string) => void },
) {
  const refresh = { refetchQueries: [page], awaitRefetchQueries: true }
  const [confirm, confirming] = useMutation(CONFIRM, refresh)
  const [withdraw, withdrawing] = useMutation(WITHDRAW, refresh)
  const [message, setMessage] = useState<string>()
  const variables = { input: { proposalId: id, expectedRevision: revision } }

  const settle = async (step: 'confirm' | 'withdraw') => {
    setMessage(undefined)
    try {
      const { data } = await (step === 'confirm' ? confirm : withdraw)({ variables })
      const [fault] = readFragment(USER_ERROR, data?.payload.userErrors ?? [])
      if (fault) setMessage(fault.message)
      else onDone(step === 'confirm' ? t('It is in force now.') : t('The proposal was withdrawn.'))
    } catch (error) {
      setMessage(explain(error))
    }
  }
  return { settle, message, isRunning: confirming.loading || withdrawing.loading }
}
