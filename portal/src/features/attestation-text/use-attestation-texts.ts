import { useMutation, useQuery } from '@apollo/client/react'
import { PARAGRAPH_CHANGE } from '../../components/text-changes/paragraph-change.ts'
import { readFragment } from '../../gql/fragment-masking.ts'
import { graphql } from '../../gql/gql.ts'
import type { AttestationTextsQuery } from '../../gql/graphql.ts'

const ATTESTATION_TEXTS = graphql(`
  query AttestationTexts {
    attestationTexts {
      id
      version
      publishedAt
      body
      sha256
      summary
    }
    attestationProposal {
      id
      body
      summary
      sha256
      createdAt
      revision
      canPublish
      proposedBy {
        name
      }
      changes {
        ...ParagraphChange_fields
      }
    }
  }
`)

const PREVIEW = graphql(`
  query AttestationTextPreview($body: String!) {
    attestationTextPreview(body: $body) {
      ...ParagraphChange_fields
    }
  }
`)

const PROPOSE = graphql(`
  mutation AttestationTextPropose($input: AttestationTextProposeInput!) {
    attestationTextPropose(input: $input) {
      proposal {
        id
      }
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

const PUBLISH = graphql(`
  mutation AttestationTextPublish($input: AttestationProposalInput!) {
    attestationTextPublish(input: $input) {
      appsToReattest
      text {
        id
        version
      }
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

const WITHDRAW = graphql(`
  mutation AttestationTextWithdraw($input: AttestationProposalInput!) {
    attestationTextWithdraw(input: $input) {
      proposal {
        id
      }
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

export type PublishedText = AttestationTextsQuery['attestationTexts'][number]
export type Proposal = NonNullable<AttestationTextsQuery['attestationProposal']>

/** Loads every text that was in force, newest first, and the one that waits for a second person. */
export function useAttestationTexts() {
  const { data, error, refetch } = useQuery(ATTESTATION_TEXTS, {
    fetchPolicy: 'cache-and-network',
  })
  return {
    texts: data?.attestationTexts,
    proposal: data?.attestationProposal ?? undefined,
    error,
    refetch,
  }
}

/** Asks what a text would change, were it published; nothing is asked while it is empty. */
export function usePreview(body: string) {
  const { data, error } = useQuery(PREVIEW, { variables: { body }, skip: body === '' })
  return { changes: readFragment(PARAGRAPH_CHANGE, data?.attestationTextPreview), error }
}

const REFRESH = { refetchQueries: [ATTESTATION_TEXTS], awaitRefetchQueries: true }

/** A refusal loads nothing anew: where somebody else was quicker, what was written here stays to be copied. */
export function usePropose() {
  return useMutation(PROPOSE, {
    refetchQueries: ({ data }) =>
      data?.attestationTextPropose.proposal ? [ATTESTATION_TEXTS] : [],
    awaitRefetchQueries: true,
  })
}

export function usePublish() {
  return useMutation(PUBLISH, REFRESH)
}

export function useWithdraw() {
  return useMutation(WITHDRAW, REFRESH)
}
