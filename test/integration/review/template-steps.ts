import type { Person } from '../../support/builders.ts'
import type { GraphqlClient } from '../../support/graphql-client.ts'

export interface TemplateFault {
  code: string
  path: string[] | null
  message: string
  limit?: number | null
  actual?: number | null
}

interface Proposed {
  proposal: { id: string; revision: number } | null
  userErrors: TemplateFault[]
}

type By = Pick<Person, 'client'>

const ERRORS = 'userErrors { code path message ... on FieldError { limit actual } }'

/** Asks for a field of the API in words of its own, and answers it. */
export async function asked<T>(
  { client }: { client: GraphqlClient },
  text: string,
  variables: Record<string, unknown> = {},
): Promise<T> {
  const { data, errors } = await client.ask<{ it: T }, Record<string, unknown>>(text, variables)
  if (!data) throw new Error(JSON.stringify(errors))
  return data.it
}

export function propose(person: By, input: object): Promise<Proposed> {
  return asked(
    person,
    `mutation ($input: GovernanceTemplateProposeInput!) {
      it: governanceTemplatePropose(input: $input) { proposal { id revision } ${ERRORS} } }`,
    { input },
  )
}

export function settle(
  person: By,
  step: 'Publish' | 'Withdraw',
  proposal: { id: string; revision: number },
): Promise<{ template?: { version: number } | null; userErrors: TemplateFault[] }> {
  const shown = step === 'Publish' ? 'template { version }' : 'proposal { id }'
  return asked(
    person,
    `mutation ($input: GovernanceTemplateProposalInput!) {
      it: governanceTemplate${step}(input: $input) { ${shown} ${ERRORS} } }`,
    { input: { proposalId: proposal.id, expectedRevision: proposal.revision } },
  )
}

/** Puts a form in force by two people; answers its number. */
export async function inForce(first: By, second: By, input: object): Promise<number> {
  const { proposal, userErrors } = await propose(first, input)
  if (!proposal) throw new Error(JSON.stringify(userErrors))
  const { template } = await settle(second, 'Publish', proposal)
  return template?.version ?? 0
}
