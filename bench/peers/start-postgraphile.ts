import { createServer } from 'node:http'
import { postgraphile } from 'postgraphile'
import { makePgService } from 'postgraphile/adaptors/pg'
import { grafserv } from 'postgraphile/grafserv/node'
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber'
import type { StartedSide } from '../serve-side.ts'
import { listenOnFreePort } from './listen-on-free-port.ts'

/**
 * Starts PostGraphile as its documentation sets it up on Node's own server.
 *
 * @see https://postgraphile.org/postgraphile/5/usage-library
 */
export async function startPostgraphile(connectionString: string): Promise<StartedSide> {
  const service = postgraphile({
    extends: [PostGraphileAmberPreset],
    pgServices: [makePgService({ connectionString, schemas: ['public'] })],
    grafserv: { watch: false },
    // Offers orders and conditions by every column, not only by those with an index of their own.
    disablePlugins: ['PgIndexBehaviorsPlugin'],
  })
  const server = createServer()
  await service.createServ(grafserv).addTo(server)
  const url = await listenOnFreePort(server)
  return {
    url,
    async stop() {
      server.closeAllConnections()
      server.close()
      await service.release()
    },
  }
}
