import { writeFile } from 'node:fs/promises'
import type { RunningApp } from './app.ts'
import { type EvidencePack, makeEvidencePack } from './commands/evidence/evidence-pack.ts'
import { App } from './entities/app/app.entity.ts'
import { AppVersion } from './entities/app/app-version.entity.ts'
import { ConfigurationError } from './errors.ts'
import { operatorContext, withHouse } from './with-house.ts'

/**
 * Writes the whole evidence pack of a version to a file, for whoever runs the house: `npm run evidence -- APP NUMBER FILE`,
 * the app as in the address of its listing. The house may run meanwhile. Overwrites nothing.
 */
withHouse(async (house) => {
  const [slug, number, file] = process.argv.slice(2)
  if (!slug || !/^[1-9]\d{0,5}$/.test(number ?? '') || !file) {
    throw new ConfigurationError('Usage: npm run evidence -- APP NUMBER FILE.zip')
  }
  const pack = await packOf(house, { slug, number: Number(number) })
  await writeFile(file, pack.bytes, { flag: 'wx' })
  process.stdout.write(`${file}: ${pack.bytes.byteLength} bytes\n`)
})

async function packOf(
  house: RunningApp,
  { slug, number }: { slug: string; number: number },
): Promise<EvidencePack> {
  const ctx = operatorContext(house)
  const app = await ctx.em.findOne(App, { slug, organizationId: ctx.organizationId })
  const version = app && (await ctx.em.findOne(AppVersion, { appId: app.id, number }))
  if (!version) throw new ConfigurationError(`There is no version ${number} of an app "${slug}".`)
  const everything = { internalMessages: true, documents: true, contracts: true, policies: true }
  return makeEvidencePack(ctx, { version, app }, everything)
}
