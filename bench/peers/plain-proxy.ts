import { createServer } from 'node:http'
import { Pool } from 'undici'
import { serveSide } from '../serve-side.ts'
import { listenOnFreePort } from './listen-on-free-port.ts'
import { startFhirServer } from './start-fhir-server.ts'

/** Node's own server and undici's pool: no token, no record, no trail, every answer passed on as it comes. */
await serveSide(async () => {
  const behind = await startFhirServer()
  const pool = new Pool(behind.url, { connections: 32 })
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    pool
      .stream({ method: 'GET', path }, ({ statusCode, headers }) =>
        response.writeHead(statusCode, headers),
      )
      .catch(() => response.destroy())
  })
  const url = await listenOnFreePort(server)
  return {
    url,
    async stop() {
      server.closeAllConnections()
      server.close()
      await pool.close()
      behind.stop()
    },
  }
})
