import type { Person, Version } from '../../support/builders.ts'

/** The client id of an app in one environment, as its vendor reads it. */
export async function clientIdOf(
  { client }: Pick<Person, 'client'>,
  { app }: Version,
  environment: string,
): Promise<string> {
  type Answer = { app: { clients: { environment: string; clientId: string }[] } }
  const { data } = await client.ask<Answer, { slug: string }>(
    'query ($slug: String!) { app(slug: $slug) { clients { environment clientId } } }',
    { slug: app.slug },
  )
  const found = data?.app.clients.find((each) => each.environment === environment)
  if (!found) throw new Error(`${app.slug} has no client in ${environment}.`)
  return found.clientId
}

/** Pulls the switch for an app or a vendor; answers what was wrong. */
export async function emergencyOf(
  { client }: Pick<Person, 'client'>,
  target: { appId: string } | { vendorId: string },
): Promise<{ code: string }[]> {
  type Answer = { it: { userErrors: { code: string }[] } }
  const { data } = await client.ask<Answer, { input: object }>(
    `mutation ($input: EmergencyDisableInput!) { it: emergencyDisable(input: $input) { userErrors { ... on UserError { code } } } }`,
    { input: { ...target, reason: 'Leaks were seen this morning.' } },
  )
  return data?.it.userErrors ?? [{ code: 'NO_ANSWER' }]
}
