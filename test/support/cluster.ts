import os from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '../../api/database/embedded/embedded-postgres.ts'
import { migrate } from '../../api/database/migrate.ts'
import { openOrm } from '../../api/database/orm.ts'
import { query } from './sql.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A database of the cluster from which others can be made. */
    adminUrl: string
    /** A migrated, empty database to copy. */
    template: string
  }
}

/**
 * One throw-away cluster for the run, or the one of TEST_DATABASE_URL, and one migrated template. Each test file
 * takes a copy of the template: that costs milliseconds, and files cannot see each other.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL
  const template = `gatehouse_template_${process.pid}_${project.name}`
  const embedded = given
    ? undefined
    : await startEmbeddedPostgres({
        folder: path.join(os.tmpdir(), `gatehouse-test-${process.pid}-${project.name}`),
        database: 'postgres',
        ephemeral: true,
      })
  const adminUrl = given ?? embedded?.url('postgres') ?? ''
  await query(adminUrl, `drop database if exists ${template}`)
  await query(adminUrl, `create database ${template}`)
  const templateUrl = withDatabase(adminUrl, template)
  const orm = await openOrm(templateUrl)
  await migrate(orm, templateUrl)
  await orm.close(true)
  project.provide('adminUrl', adminUrl)
  project.provide('template', template)
  return async () => {
    if (embedded) await embedded.stop()
    else await query(adminUrl, `drop database if exists ${template}`)
  }
}

function withDatabase(url: string, database: string): string {
  return Object.assign(new URL(url), { pathname: `/${database}` }).href
}
