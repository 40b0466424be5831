import path from 'node:path'
import type { RunningApp } from './app.ts'
import { type Config, loadConfig } from './config.ts'
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from './database/embedded/embedded-postgres.ts'
import { PlatformError } from './errors.ts'
import { surviveLoneRejections } from './http/lone-rejections.ts'

/** The folder of the project: this file is dist/server/api/main.js when it runs. */
const ROOT = path.resolve(import.meta.dirname, '../../..')

interface SignIn {
  role: string
  email: string
  password: string
}

async function main(): Promise<void> {
  const config = loadConfig()
  // Loading the house takes longer than starting the database, so both are done at once.
  const [embedded, { startApp }] = await Promise.all([
    config.DATABASE_URL ? undefined : startDatabase(config),
    import('./app.ts'),
  ])
  const databaseUrl = config.DATABASE_URL ?? embedded?.url() ?? ''
  let app: RunningApp | undefined
  const stop = async (code: number) => {
    await app?.stop()
    await embedded?.stop()
    process.exit(code)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => void stop(0))
  try {
    const hasReset = config.seedsDemo && !config.FHIR_SANDBOX_UPSTREAM_URL
    const sandboxRecords = { reset: (now: Date) => resetSandbox(app, now) }
    app = await startApp({
      ...{ config, databaseUrl, distFolder: path.join(ROOT, 'dist') },
      ports: hasReset ? { sandboxRecords } : {},
    })
    surviveLoneRejections(app.ports.logger)
    print(app, config.seedsDemo ? await demoSignIns(app) : [])
  } catch (error) {
    await app?.stop()
    await embedded?.stop()
    throw error
  }
}

async function demoSignIns(app: RunningApp): Promise<SignIn[]> {
  const { seedDemo } = await import('./demo/seed-demo.ts')
  return (await seedDemo(app)).signIns
}

/** The records are made by the demo, which the house does not know. */
async function resetSandbox(app: RunningApp | undefined, now: Date): Promise<number> {
  if (!app) throw new PlatformError('STARTING', 'The house is still starting.')
  const { reseedSandbox } = await import('./demo/records/reseed-sandbox.ts')
  return reseedSandbox(app.pool, now)
}

function startDatabase(config: Config): Promise<EmbeddedPostgres> {
  return startEmbeddedPostgres({
    folder: path.resolve(ROOT, config.DATA_DIR, 'postgres'),
    database: 'gatehouse',
  })
}

function print({ urls, organization }: RunningApp, signIns: SignIn[]): void {
  const lines = [
    '',
    `  Gatehouse for ${organization.name}`,
    '',
    `  Gallery    ${urls.base}/`,
    `  Portal     ${urls.base}/portal/`,
    `  GraphQL    ${urls.graphql}   (explorer: ${urls.base}/graphiql)`,
    `  SMART      ${urls.fhir.PRODUCTION}   (sandbox: ${urls.fhir.SANDBOX})`,
    `  Mail       ${urls.base}/dev/inbox`,
    ...(signIns.length ? ['', '  Demo sign-ins'] : []),
    ...signIns.map(
      ({ role, email, password }) => `    ${role.padEnd(10)} ${email.padEnd(34)} ${password}`,
    ),
    '',
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}

main().catch((error: unknown) => {
  const known = error instanceof PlatformError
  process.stderr.write(
    `${known ? error.message : error instanceof Error ? (error.stack ?? error.message) : error}\n`,
  )
  process.exit(1)
})
