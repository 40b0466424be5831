import type { MikroORM } from '@mikro-orm/postgresql'
import pg from 'pg'
import { createFhirServer } from '../../../api/fhir-server/fhir-server.ts'
import { fhirTablesSql } from '../../../api/fhir-server/fhir-tables.ts'
import type { FhirHttpRequest, UpstreamFhir } from '../../../api/ports.ts'
import { type FhirProxy, type FhirProxyOptions, startFhirProxy } from '../../support/fhir-proxy.ts'
import { migratedOrm } from '../../support/migrated-orm.ts'
import { chart } from './chart.ts'

/** The proxy before the embedded server, as it is served, and what passes between the two. */
export interface Hospital {
  readonly proxy: FhirProxy
  readonly orm: MikroORM
  /** Everything that reached the server behind the proxy. */
  readonly requests: FhirHttpRequest[]
  /** What of it would change something. */
  writes(): FhirHttpRequest[]
  /** Asks the server behind the proxy itself. */
  readonly behind: UpstreamFhir['send']
  /** What is stored at `Type/id`, past the proxy; undefined when nothing is. */
  stored(place: string): Promise<Record<string, unknown> | undefined>
  close(): Promise<void>
}

/** Starts a proxy before an embedded server that holds the chart. */
export async function openHospital(
  schemaName: string,
  options: Pick<FhirProxyOptions, 'environment' | 'policyBook' | 'requestMeter'> = {},
): Promise<Hospital> {
  const database = await migratedOrm()
  const pool = new pg.Pool({ connectionString: database.url, max: 4 })
  await pool.query(fhirTablesSql(schemaName))
  const requests: FhirHttpRequest[] = []
  let handle: UpstreamFhir['send'] = () => Promise.reject(new Error('not started'))
  const send: UpstreamFhir['send'] = (request) => {
    requests.push(request)
    return handle(request)
  }
  const proxy = await startFhirProxy({ ...options, orm: database.orm, upstream: { send } })
  // The server writes the public base into its answers, so it can only start once that is known.
  const server = createFhirServer({ pool, schemaName, baseUrl: proxy.base })
  const behind: UpstreamFhir['send'] = (request) =>
    server.handle({ ...request, body: request.body })
  handle = behind
  for (const body of chart()) {
    const path = `/${body.resourceType}/${body.id}`
    const { status } = await behind({ method: 'PUT', path, query: '', headers: {}, body })
    if (status !== 201) throw new Error(`${path} was not stored: ${status}`)
  }
  return {
    ...{ proxy, requests, behind, orm: database.orm },
    writes: () => requests.filter(({ method }) => method !== 'GET'),
    stored: async (place) => {
      const asked = { method: 'GET', path: `/${place}`, query: '', headers: {} }
      const { status, body } = await behind(asked)
      return status === 200 ? Object(body) : undefined
    },
    close: async () => {
      await proxy.close()
      await pool.end()
      await database.close()
    },
  }
}
