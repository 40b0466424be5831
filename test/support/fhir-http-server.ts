import { createServer, type Server } from 'node:http'
import type { Resource } from '@medplum/fhirtypes'
import express from 'express'
import pg from 'pg'
import { createFhirServer } from '../../api/fhir-server/fhir-server.ts'
import { fhirTablesSql } from '../../api/fhir-server/fhir-tables.ts'
import { freshDatabase } from './database.ts'

/** A FHIR server on a port and a database of its own: what a hospital has behind a base. */
export interface FhirHttpServer {
  /** Its FHIR base. */
  url: string
  /** Authorization headers of the requests so far. */
  authorizations: (string | undefined)[]
  close(): Promise<void>
}

/** Starts our own FHIR server over HTTP, with resources under their own ids. */
export async function startFhirHttpServer(resources: readonly Resource[]): Promise<FhirHttpServer> {
  const pool = new pg.Pool({ connectionString: await freshDatabase(), max: 4 })
  const schemaName = 'fhir'
  await pool.query(fhirTablesSql(schemaName))
  const host = express()
  const server = createServer(host)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('not listening')
  const url = `http://127.0.0.1:${address.port}/internal/fhir`
  const fhir = createFhirServer({ pool, schemaName, baseUrl: url })
  let closed: Promise<void> | undefined
  const authorizations: FhirHttpServer['authorizations'] = []
  for (const body of resources) {
    const path = `/${body.resourceType}/${body.id}`
    const { status } = await fhir.handle({ method: 'PUT', path, query: '', headers: {}, body })
    if (status !== 201) throw new Error(`${path} was not created.`)
  }
  host.use('/internal/fhir', express.json({ type: JSON_TYPES }), async (req, res) => {
    authorizations.push(req.headers.authorization)
    const [path = '/', query = ''] = req.url.split('?')
    const { headers, method } = req
    const body: unknown = method === 'GET' ? undefined : req.body
    const answer = await fhir.handle({ method, path, query, headers, body })
    res.status(answer.status).set(answer.headers)
    res.type('application/fhir+json').send(answer.body ? JSON.stringify(answer.body) : '')
  })
  return {
    url,
    authorizations,
    // Once is enough: a test may have closed it before the house is stopped.
    close: () => {
      closed ??= end(server, pool)
      return closed
    },
  }
}

const JSON_TYPES = ['application/json', 'application/fhir+json']

async function end(server: Server, pool: pg.Pool): Promise<void> {
  server.closeAllConnections()
  await new Promise((done) => server.close(done))
  await pool.end()
}
