import { createServer } from 'node:http'
import { observations, patient } from '../data/fhir-record.ts'
import { listenOnFreePort } from './listen-on-free-port.ts'

/** The FHIR server behind a proxy: as fast as can be, so that what is measured is the proxy. A process of its own. */
const bodies = new Map<string, Buffer>()
const server = createServer((request, response) => {
  const [path = ''] = (request.url ?? '').split('?')
  const body = bodies.get(path)
  const headers = { 'content-type': 'application/fhir+json; charset=utf-8' }
  if (!body) return response.writeHead(404, headers).end('{"resourceType":"OperationOutcome"}')
  return response
    .writeHead(200, { ...headers, etag: 'W/"3"', 'content-length': body.length })
    .end(body)
})
const url = await listenOnFreePort(server)
bodies.set('/fhir/Patient/p1', Buffer.from(JSON.stringify(patient())))
bodies.set('/fhir/Observation', Buffer.from(JSON.stringify(observations(`${url}/fhir`))))
process.on('disconnect', () => process.exit(0))
process.send?.({ url })
