import { createServer, type IncomingMessage } from 'node:http'
import path from 'node:path'
import { json } from 'node:stream/consumers'
import pg from 'pg'
import { z } from 'zod'
import type { MoveInput } from '../../api/commands/review/move-app-version.ts'
import { composePorts } from '../../api/compose-ports.ts'
import { loadConfig } from '../../api/config.ts'
import type { RequestContext } from '../../api/context.ts'
import { openOrm } from '../../api/database/orm.ts'
import type { AppVersion } from '../../api/entities/app/app-version.entity.ts'
import { publicUrls } from '../../api/public-urls.ts'
import { viewerById } from '../../api/queries/account/viewer.ts'
import { OWNER_ID } from '../data/generate-vendor.ts'
import { runAll } from '../data/run-all.ts'
import { serveSide } from '../serve-side.ts'
import { listenOnFreePort } from './listen-on-free-port.ts'

/** Does what is asked for and answers the version as it is then. */
export type Command = (ctx: RequestContext, input: MoveInput) => Promise<AppVersion>

const body = z.object({ versionId: z.uuid(), expectedRevision: z.int() })

/**
 * Serves a command by Node's own server: no GraphQL, no access token, nobody who tells events. Who asks is read from the
 * database for every request, as the product does.
 */
export function serveCommand(command: Command): Promise<void> {
  return serveSide(async (databaseUrl) => {
    const { contextFor, stop } = await open(databaseUrl)
    const answer = async (request: IncomingMessage) => {
      const input = body.parse(await json(request))
      const { status, revision } = await command(await contextFor(), input)
      return JSON.stringify({ status, revision })
    }
    const server = createServer((request, response) => {
      answer(request).then(
        (text) => response.setHeader('content-type', 'application/json').end(text),
        (error) => {
          console.error(error)
          response.writeHead(500).end()
        },
      )
    })
    const url = await listenOnFreePort(server)
    return {
      url,
      async stop() {
        server.closeAllConnections()
        server.close()
        await stop()
      },
    }
  })
}

/** The product's database, ports and requests, without its doors. */
async function open(databaseUrl: string) {
  const config = loadConfig({ NODE_ENV: 'test' })
  const orm = await openOrm(databaseUrl, config.DATABASE_POOL_SIZE)
  const pool = new pg.Pool({ connectionString: databaseUrl, max: config.DATABASE_POOL_SIZE })
  const [organization] = await runAll(databaseUrl, ['select id from organization'])
  const organizationId = String(organization?.id)
  const urls = publicUrls('http://localhost:4000')
  const dataFolder = path.resolve(import.meta.dirname, '../../.data')
  const verifierFile = path.resolve(import.meta.dirname, '../../tools/verify-evidence.mjs')
  const rest = { databaseUrl, dataFolder, verifierFile, given: undefined }
  const { ports, pubSub } = await composePorts({ config, pool, urls, organizationId, ...rest })
  const contextFor = async (): Promise<RequestContext> => {
    const em = orm.em.fork()
    const viewer = await viewerById(ports.rowReader, OWNER_ID)
    const requestId = crypto.randomUUID()
    return { viewer, em, ports, urls, organizationId, requestId, sourceIp: '127.0.0.1' }
  }
  const stop = async () => {
    await pubSub.close()
    await orm.close(true)
    await pool.end()
  }
  return { contextFor, stop }
}
