import type { GraphqlClient } from '../../support/graphql-client.ts'

/** What is asked about one relation. */
export interface Relation {
  email: string
  environment?: 'PRODUCTION' | 'SANDBOX'
  patient: string
  kind?: string
  relatedPerson?: string
  validFrom?: string
  validUntil?: string
  excludesSensitive?: boolean
}

interface Answer {
  representative: { id: string; patient: string; kind: string; endedAt: string | null } | null
  userErrors: { code: string; path: string[] }[]
}

const ANSWER =
  '{ representative { id patient kind endedAt } userErrors { code ... on FieldError { path } } }'

/** Lets somebody act for a patient of the sandbox. */
export async function addRepresentative(
  client: GraphqlClient,
  relation: Relation,
): Promise<Answer> {
  const input = { environment: 'SANDBOX', kind: 'PARENT', ...relation }
  const { data, errors } = await client.ask<{ it: Answer }, { input: object }>(
    `mutation ($input: PatientRepresentativeAddInput!) { it: patientRepresentativeAdd(input: $input) ${ANSWER} }`,
    { input },
  )
  if (!data) throw new Error(JSON.stringify(errors))
  return data.it
}

/** What the tests say when they end one. */
export const END_REASON = 'The court has ended it.'

/** Ends a relation. */
export async function endRepresentative(
  client: GraphqlClient,
  id: string,
  reason: string | null = END_REASON,
): Promise<Answer> {
  const { data, errors } = await client.ask<{ it: Answer }, { id: string; reason: string | null }>(
    `mutation ($id: ID!, $reason: String) { it: patientRepresentativeEnd(id: $id, reason: $reason) ${ANSWER} }`,
    { id, reason },
  )
  if (!data) throw new Error(JSON.stringify(errors))
  return data.it
}

/** Ids of the patients somebody acts for, as those who keep relations see them. */
export async function representedBy(client: GraphqlClient, email: string): Promise<string[]> {
  const { data, errors } = await client.ask<{ it: { patient: string }[] }, { email: string }>(
    'query ($email: String) { it: patientRepresentatives(email: $email) { patient } }',
    { email },
  )
  if (!data) throw new Error(JSON.stringify(errors))
  return data.it.map(({ patient }) => patient).sort()
}

interface Listed {
  patient: string
  endReason: string | null
  patientFacts: { name: string } | null
}

/** Relations of one person, those that were ended or those that were not, as the list of the portal has them. */
export async function listed(
  client: GraphqlClient,
  wanted: { email: string; isEnded: boolean },
): Promise<Listed[]> {
  const { data, errors } = await client.ask<{ it: Listed[] }, typeof wanted>(
    'query ($email: String, $isEnded: Boolean!) { it: patientRepresentatives(email: $email, isEnded: $isEnded) { patient endReason patientFacts { name } } }',
    wanted,
  )
  if (!data) throw new Error(JSON.stringify(errors))
  return data.it
}
