import type { Outcome, Person, Version } from './builders.ts'
import { move, REASON } from './lifecycle.ts'

interface Open {
  incidents: { nodes: { id: string; revision: number }[] }
}

/** Closes what incidents are open, of an app or of all, as far as the person may: nothing comes back before. */
export async function closeIncidents(
  { client }: Pick<Person, 'client'>,
  appId?: string,
): Promise<void> {
  const { data } = await client.ask<Open, object>(
    `query ($filter: IncidentFilter) { incidents(first: 100, filter: $filter) { nodes { id revision } } }`,
    { filter: { appId, isOpen: true } },
  )
  for (const { id, revision } of data?.incidents.nodes ?? []) {
    await client.ask<object, object>(
      'mutation ($input: IncidentCloseInput!) { incidentClose(input: $input) { userErrors { code } } }',
      { input: { incidentId: id, expectedRevision: revision, finding: REASON, remedy: REASON } },
    )
  }
}

/** Closes the incident of a suspended version and reinstates it. */
export async function reinstate(
  person: Pick<Person, 'client'>,
  version: Pick<Version, 'id' | 'revision' | 'app'>,
): Promise<Outcome> {
  await closeIncidents(person, version.app.id)
  return move(person, 'reinstate', version, REASON)
}
