import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type RunningApp, startApp } from './app.ts'
import { type EvidencePack, makeEvidencePack } from './commands/evidence/evidence-pack.ts'
import { loadConfig } from './config.ts'
import { startEmbeddedPostgres } from './database/embedded/embedded-postgres.ts'
import { App } from './entities/app/app.entity.ts'
import { AppVersion } from './entities/app/app-version.entity.ts'
import { ConfigurationError, PlatformError } from './errors.ts'

/** The folder of the project: this file is dist/server/api/take-evidence.js when it runs. */
const ROOT = path.resolve(import.meta.dirname, '../../..')

/**
 * Writes the whole evidence pack of a version to a file, for whoever runs the house: `npm run evidence -- APP NUMBER FILE`,
 * the app as in the address of its listing. The house may run meanwhile. Overwrites nothing.
 */
async function main(): Promise<void> {
  const [slug, number, file] = process.argv.slice(2)
  if (!slug || !/^[1-9]\d{0,5}$/.test(number ?? '') || !file) {
    throw new ConfigurationError('Usage: npm run evidence -- APP NUMBER FILE.zip')
  }
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
      const pack = await packOf(house, { slug, number: Number(number) })
      await writeFile(file, pack.bytes, { flag: 'wx' })
      process.stdout.write(`${file}: ${pack.bytes.byteLength} bytes\n`)
    } finally {
      await house.stop()
    }
  } finally {
    await embedded?.stop()
  }
}

async function packOf(
  { orm, ports, urls, organization }: RunningApp,
  { slug, number }: { slug: string; number: number },
): Promise<EvidencePack> {
  const em = orm.em.fork()
  const app = await em.findOne(App, { slug, organizationId: organization.id })
  const version = app && (await em.findOne(AppVersion, { appId: app.id, number }))
  if (!version) throw new ConfigurationError(`There is no version ${number} of an app "${slug}".`)
  const operator = { viewer: undefined, requestId: crypto.randomUUID(), sourceIp: '' }
  const ctx = { ...operator, em, ports, urls, organizationId: organization.id }
  return makeEvidencePack(ctx, { version, app }, { internalMessages: true, documents: true })
}

main().catch((error: unknown) => {
  const known = error instanceof PlatformError
  const words = error instanceof Error ? (known ? error.message : error.stack) : String(error)
  process.stderr.write(`${words}\n`)
  process.exitCode = 1
})
