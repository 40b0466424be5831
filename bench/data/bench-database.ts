import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { ensureOrganization } from '../../api/commands/platform/ensure-organization.ts'
import { startEmbeddedPostgres } from '../../api/database/embedded/embedded-postgres.ts'
import { migrate } from '../../api/database/migrate.ts'
import { openOrm } from '../../api/database/orm.ts'
import { insertApps } from './insert-apps.ts'

export interface BenchDatabase {
  url: string
  close(): Promise<void>
}

/**
 * Makes a migrated database with so many live apps, in a throw-away cluster or in the one of DATABASE_URL. It is
 * gone after `close`.
 */
export async function openBenchDatabase(apps: number): Promise<BenchDatabase> {
  const given = process.env.DATABASE_URL
  const embedded = given
    ? undefined
    : await startEmbeddedPostgres({
        folder: path.join(os.tmpdir(), `gatehouse-bench-${process.pid}`),
        database: 'postgres',
        ephemeral: true,
      })
  const adminUrl = given ?? embedded?.url() ?? ''
  const name = `gatehouse_bench_${randomBytes(4).toString('hex')}`
  const close = async () => {
    await runAll(adminUrl, [`drop database if exists ${name} with (force)`])
    await embedded?.stop()
    if (embedded) rmSync(`${embedded.folder}.log`, { force: true })
  }
  try {
    await runAll(adminUrl, [`create database ${name}`])
    const url = Object.assign(new URL(adminUrl), { pathname: `/${name}` }).href
    await fill(url, apps)
    return { url, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function fill(url: string, apps: number): Promise<void> {
  const orm = await openOrm(url)
  await migrate(orm, url)
  const { id } = await ensureOrganization(orm.em.fork(), {
    slug: 'main',
    name: 'Bench Hospital',
    supportEmail: 'bench@example.org',
    timeZone: 'UTC',
  })
  await orm.close(true)
  await insertApps(url, id, apps)
  // What a database gets in the first minute of its life by itself, and the index the peers need for their order.
  await runAll(url, [
    'create index app_launch_count_idx on app (launch_count desc, id desc)',
    'vacuum analyze',
  ])
}

async function runAll(url: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}
