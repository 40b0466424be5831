import type { Bundle, OperationOutcome, Resource } from '@medplum/fhirtypes'
import pg from 'pg'
import { createFhirServer } from '../../api/fhir-server/fhir-server.ts'
import type { FhirServerResponse } from '../../api/fhir-server/fhir-server-contract.ts'
import { fhirTablesSql } from '../../api/fhir-server/fhir-tables.ts'
import { freshDatabase } from '../support/database.ts'

export const baseUrl = 'https://hospital.example/fhir'

/** A FHIR server on a database of its own. */
export const aFhirServer = async () => {
  const schemaName = 'fhir_under_test'
  const pool = new pg.Pool({ connectionString: await freshDatabase(), max: 4 })
  await pool.query(fhirTablesSql(schemaName))
  const errors: unknown[] = []
  const onError = (error: unknown) => errors.push(error)
  const server = createFhirServer({ pool, schemaName, baseUrl, onError })

  const send = (
    method: string,
    url: string,
    { body, headers = {} }: { body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<FhirServerResponse> => {
    const [path = '', query = ''] = url.split('?')
    return server.handle({ method, path, query, headers, body })
  }
  return { pool, schemaName, errors, send, get: (url: string) => send('GET', url) }
}

export type FhirServerWorld = Awaited<ReturnType<typeof aFhirServer>>

/** The bundle of an answer. */
export const bundleOf = ({ body }: FhirServerResponse): Bundle => {
  if (body?.resourceType === 'Bundle') return body
  throw new Error(`Not a bundle: ${JSON.stringify(body)}`)
}

/** `Type/id` of every entry, in order. */
export const placesOf = (answer: FhirServerResponse): string[] =>
  (bundleOf(answer).entry ?? []).map(({ resource }) => `${resource?.resourceType}/${resource?.id}`)

/** Ids of the entries that matched, in order. */
export const matchesOf = (answer: FhirServerResponse): (string | undefined)[] =>
  (bundleOf(answer).entry ?? [])
    .filter(({ search }) => search?.mode === 'match')
    .map(({ resource }) => resource?.id)

/** The address of a link. */
export const linkOf = (answer: FhirServerResponse, relation: string): string | undefined =>
  bundleOf(answer).link?.find((link) => link.relation === relation)?.url

/** What an OperationOutcome says, with the status. */
export const refusalOf = ({ status, body }: FhirServerResponse): [number, string] => {
  const outcome = body as OperationOutcome
  if (outcome.resourceType !== 'OperationOutcome') throw new Error('Not an OperationOutcome.')
  return [status, outcome.issue.map(({ details }) => details?.text).join(' ')]
}

/** Stores resources under their own ids. */
export const store = async ({ send }: FhirServerWorld, resources: readonly Resource[]) => {
  for (const body of resources) {
    const { status } = await send('PUT', `/${body.resourceType}/${body.id}`, { body })
    if (status !== 201) throw new Error(`${body.resourceType}/${body.id} was not created.`)
  }
}
