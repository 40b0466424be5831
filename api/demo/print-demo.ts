import path from 'node:path'
import pg from 'pg'
import { startApp } from '../app.ts'
import { type Config, loadConfig } from '../config.ts'
import { startEmbeddedPostgres } from '../database/embedded/embedded-postgres.ts'
import { ConfigurationError, PlatformError } from '../errors.ts'
import { demoJson } from './clients/demo-json.ts'
import type { DemoReport } from './demo-report.ts'
import { demoText } from './demo-text.ts'
import { readDemoReport, seedDemo } from './seed-demo.ts'

/** The folder of the project: this file is dist/server/api/demo/print-demo.js when it runs. */
const ROOT = path.resolve(import.meta.dirname, '../../../..')

/** Prints the accounts, clients and patients of the demo; with --json as one JSON document and nothing else. */
async function main(): Promise<void> {
  const config = loadConfig()
  if (!config.seedsDemo) {
    throw new ConfigurationError('There is no demo here: NODE_ENV=production or DEMO=false is set.')
  }
  const report = await reportOf(config)
  const text = process.argv.includes('--json') ? demoJson(report) : demoText(report)
  process.stdout.write(`${text}\n`)
}

async function reportOf(config: Config): Promise<DemoReport> {
  const folder = path.resolve(ROOT, config.DATA_DIR, 'postgres')
  const embedded = config.DATABASE_URL
    ? undefined
    : await startEmbeddedPostgres({ folder, database: 'gatehouse' })
  try {
    const databaseUrl = config.DATABASE_URL ?? embedded?.url() ?? ''
    return (await seededReport(databaseUrl)) ?? (await seededByUs(config, databaseUrl))
  } finally {
    await embedded?.stop()
  }
}

/** Reads what was seeded before; nothing when there is no such table, or no server. */
async function seededReport(databaseUrl: string): Promise<DemoReport | undefined> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 })
  pool.on('error', () => undefined)
  try {
    return await readDemoReport({ pool })
  } catch {
    return undefined // starting the house says in one line what is wrong, if anything is
  } finally {
    await pool.end()
  }
}

/** Starts the house on a free port for as long as seeding takes: nothing of the demo holds an address. */
async function seededByUs(given: Config, databaseUrl: string): Promise<DemoReport> {
  const config = { ...given, PORT: 0, LOG_LEVEL: 'silent' } as const
  const app = await startApp({ config, databaseUrl, distFolder: path.join(ROOT, 'dist') })
  try {
    await seedDemo(app, config)
    const report = await readDemoReport(app)
    if (!report)
      throw new ConfigurationError('This database is in use already; the demo needs a new one.')
    return report
  } finally {
    await app.stop()
  }
}

main().catch((error: unknown) => {
  const known = error instanceof PlatformError
  const words = error instanceof Error ? (known ? error.message : error.stack) : String(error)
  process.stderr.write(`${words}\n`)
  process.exitCode = 1
})
