import path from 'node:path'
import pg from 'pg'
import { loadConfig } from '../config.ts'
import { startEmbeddedPostgres } from '../database/embedded/embedded-postgres.ts'
import { ConfigurationError, PlatformError } from '../errors.ts'
import { reseedSandbox } from './records/reseed-sandbox.ts'

/** The folder of the project: this file is dist/server/api/demo/reset-sandbox.js when it runs. */
const ROOT = path.resolve(import.meta.dirname, '../../../..')

/**
 * Puts the sandbox's FHIR records back to how they were made, while the house runs or not.
 * Refuses where there is no demo, and where the house has not been started before.
 */
async function main(): Promise<void> {
  const config = loadConfig()
  if (!config.seedsDemo) {
    throw new ConfigurationError('There is no demo here: NODE_ENV=production or DEMO=false is set.')
  }
  const folder = path.resolve(ROOT, config.DATA_DIR, 'postgres')
  const embedded = config.DATABASE_URL
    ? undefined
    : await startEmbeddedPostgres({ folder, database: 'gatehouse' })
  const pool = new pg.Pool({ connectionString: config.DATABASE_URL ?? embedded?.url(), max: 2 })
  // A database that goes away fails the statement that is waiting for it, which says so.
  pool.on('error', () => undefined)
  try {
    await requireSandbox(pool)
    const started = performance.now()
    const resources = await reseedSandbox(pool, new Date())
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    process.stdout.write(`The sandbox holds ${resources} resources again (${seconds} s).\n`)
  } finally {
    await pool.end()
    await embedded?.stop()
  }
}

async function requireSandbox(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ found: boolean }>(
    `select to_regclass('fhir_sandbox.resource') is not null as found`,
  )
  if (!rows[0]?.found) {
    throw new ConfigurationError('There is no sandbox in this database yet. Run npm start first.')
  }
}

main().catch((error: unknown) => {
  const known = error instanceof PlatformError
  const words = error instanceof Error ? (known ? error.message : error.stack) : String(error)
  process.stderr.write(`${words}\n`)
  process.exitCode = 1
})
