import path from 'node:path'
import { type RunningApp, startApp } from './app.ts'
import { loadConfig } from './config.ts'
import { startEmbeddedPostgres } from './database/embedded/embedded-postgres.ts'
import { PlatformError } from './errors.ts'

/** The folder of the project: this file is dist/server/api/with-house.js when it runs. */
const ROOT = path.resolve(import.meta.dirname, '../../..')

/**
 * Does one thing in the house for whoever runs it, beside the replicas that serve people, and goes. What is wrong is
 * said in one line.
 */
export function withHouse(work: (house: RunningApp) => Promise<void>): void {
  opened(work).catch((error: unknown) => {
    const known = error instanceof PlatformError
    const words = error instanceof Error ? (known ? error.message : error.stack) : String(error)
    process.stderr.write(`${words}\n`)
    process.exitCode = 1
  })
}

async function opened(work: (house: RunningApp) => Promise<void>): Promise<void> {
  const given = loadConfig()
  const folder = path.resolve(ROOT, given.DATA_DIR, 'postgres')
  const embedded = given.DATABASE_URL
    ? undefined
    : await startEmbeddedPostgres({ folder, database: 'gatehouse' })
  const PUBLIC_URL = given.PUBLIC_URL ?? `http://localhost:${given.PORT}`
  const config = { ...given, PUBLIC_URL, PORT: 0, LOG_LEVEL: 'silent' } as const
  const databaseUrl = given.DATABASE_URL ?? embedded?.url() ?? ''
  try {
    const house = await startApp({ config, databaseUrl, distFolder: path.join(ROOT, 'dist') })
    try {
      await work(house)
    } finally {
      await house.stop()
    }
  } finally {
    await embedded?.stop()
  }
}

/** The operator at work: nobody is signed in, and the trail says that the platform did it. */
export function operatorContext({ orm, ports, urls, organization }: RunningApp) {
  const operator = { viewer: undefined, requestId: crypto.randomUUID(), sourceIp: '' }
  return { ...operator, em: orm.em.fork(), ports, urls, organizationId: organization.id }
}
