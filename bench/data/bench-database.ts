import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { ensureOrganization } from '../../api/commands/platform/ensure-organization.ts'
import { startEmbeddedPostgres } from '../../api/database/embedded/embedded-postgres.ts'
import { migrate } from '../../api/database/migrate.ts'
import { openOrm } from '../../api/database/orm.ts'
import { insertApps } from './insert-apps.ts'
import { runAll } from './run-all.ts'

export interface BenchDatabase {
  url: string
  /** A database of the same server that no side works on. */
  adminUrl: string
  /** Makes another database with the same rows, while nobody is connected to this one. */
  copy(): Promise<string>
  close(): Promise<void>
}

/**
 * Makes a migrated database with so many live apps, in a cluster of its own or in the one of DATABASE_URL. It is
 * gone after `close`. The cluster keeps what it committed as it does in production.
 */
export async function openBenchDatabase(apps: number): Promise<BenchDatabase> {
  const given = process.env.DATABASE_URL
  const embedded = given
    ? undefined
    : await startEmbeddedPostgres({
        folder: path.join(os.tmpdir(), `gatehouse-bench-${process.pid}`),
        database: 'postgres',
      })
  const adminUrl = given ?? embedded?.url() ?? ''
  const name = `gatehouse_bench_${randomBytes(4).toString('hex')}`
  const names = [name]
  const close = async () => {
    const drops = names.map((each) => `drop database if exists ${each} with (force)`)
    await runAll(adminUrl, drops)
    await embedded?.stop()
    for (const file of embedded ? [embedded.folder, `${embedded.folder}.log`] : [])
      rmSync(file, { recursive: true, force: true })
  }
  const at = (database: string) =>
    Object.assign(new URL(adminUrl), { pathname: `/${database}` }).href
  const copy = async () => {
    const copied = `${name}_${names.length}`
    names.push(copied)
    await runAll(adminUrl, [`create database ${copied} template ${name}`])
    return at(copied)
  }
  try {
    await runAll(adminUrl, [`create database ${name}`])
    const url = at(name)
    await fill(url, apps)
    return { url, adminUrl, copy, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function fill(url: string, apps: number): Promise<void> {
  const orm = await openOrm(url)
  await migrate(orm, url)
  const hospital = {
    slug: 'main',
    name: 'Bench Hospital',
    supportEmail: 'bench@example.org',
    timeZone: 'UTC',
  }
  const { id } = await ensureOrganization(orm.em.fork(), hospital, new Date())
  await orm.close(true)
  await insertApps(url, id, apps)
  // What a database gets in the first minute of its life by itself, and the index the peers need for their order.
  await runAll(url, [
    'create index app_launch_count_idx on app (launch_count desc, id desc)',
    'vacuum analyze',
  ])
}
