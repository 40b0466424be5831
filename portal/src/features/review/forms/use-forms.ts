import { useMutation, useQuery } from '@apollo/client/react'
import type { TemplateKind } from '../../../../../schema/vocabulary/review-template.ts'
import { PARAGRAPH_CHANGE } from '../../../components/text-changes/paragraph-change.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { graphql } from '../../../gql/gql.ts'
import type { GovernanceTemplateContentInput, ReviewFormsQuery } from '../../../gql/graphql.ts'

const FORMS = graphql(`
  query ReviewForms($kind: TemplateKind!) {
    governanceTemplate(kind: $kind) {
      id
      kind
      version
      body
      summary
      publishedAt
      publishedBy
      points {
        key
        label
        labelEs
        kind
        isRequired
        choices
        section
        sectionEs
      }
      history {
        id
        version
        summary
        publishedAt
        publishedBy
        proposedBy
      }
    }
    governanceTemplateProposals {
      id
      kind
      summary
      createdAt
      revision
      proposedBy
      canPublish
      changes {
        ...ParagraphChange_fields
      }
    }
  }
`)

const CHANGES = graphql(`
  query ReviewFormChanges($kind: TemplateKind!, $version: Int!, $since: Int!) {
    governanceTemplate(kind: $kind, version: $version) {
      id
      changesSince(version: $since) {
        ...ParagraphChange_fields
      }
    }
  }
`)

const PREVIEW = graphql(`
  query ReviewFormPreview($input: GovernanceTemplateContentInput!) {
    governanceTemplatePreview(input: $input) {
      ...ParagraphChange_fields
    }
  }
`)

const PROPOSE = graphql(`
  mutation GovernanceTemplatePropose($input: GovernanceTemplateProposeInput!) {
    governanceTemplatePropose(input: $input) {
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
  mutation GovernanceTemplatePublish($input: GovernanceTemplateProposalInput!) {
    payload: governanceTemplatePublish(input: $input) {
      template {
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
  mutation GovernanceTemplateWithdraw($input: GovernanceTemplateProposalInput!) {
    payload: governanceTemplateWithdraw(input: $input) {
      proposal {
        id
      }
      userErrors {
        ...UserError_fields
      }
    }
  }
`)

export type ReviewForm = ReviewFormsQuery['governanceTemplate']
export type FormProposal = ReviewFormsQuery['governanceTemplateProposals'][number]

const REFRESH = { refetchQueries: [FORMS], awaitRefetchQueries: true }

/** Loads a form as it is in force, its history, and the proposal that waits for a second person. */
export function useForm(kind: TemplateKind) {
  const { data, error, refetch } = useQuery(FORMS, {
    variables: { kind },
    fetchPolicy: 'cache-and-network',
  })
  const proposal = data?.governanceTemplateProposals.find((each) => each.kind === kind)
  return { form: data?.governanceTemplate, proposal, error, refetch }
}

export function usePropose() {
  return useMutation(PROPOSE, REFRESH)
}

export function usePublish() {
  return useMutation(PUBLISH, REFRESH)
}

export function useWithdraw() {
  return useMutation(WITHDRAW, REFRESH)
}

/** What a form would change, were it published. */
export function usePreview(input: GovernanceTemplateContentInput) {
  const { kind, body, points } = input
  const { data, previousData, error } = useQuery(PREVIEW, {
    variables: { input: { kind, body, points } },
    fetchPolicy: 'no-cache',
  })
  const shown = (data ?? previousData)?.governanceTemplatePreview
  return { changes: readFragment(PARAGRAPH_CHANGE, shown), error }
}

/** What changed in a version since the one before it. */
export function useFormChanges(kind: TemplateKind, version: number) {
  const variables = { kind, version, since: version - 1 }
  const { data, error, refetch } = useQuery(CHANGES, { variables })
  const changes = data?.governanceTemplate.changesSince
  return { changes: readFragment(PARAGRAPH_CHANGE, changes), error, refetch }
}
