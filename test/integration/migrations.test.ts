import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { migrate } from '../../api/database/migrate.ts'
import { openOrm } from '../../api/database/orm.ts'
import { liveApp } from '../support/live-app.ts'
import { migratedOrm } from '../support/migrated-orm.ts'
import { query } from '../support/sql.ts'

let database: Awaited<ReturnType<typeof migratedOrm>>
beforeAll(async () => {
  database = await migratedOrm()
})
afterAll(() => database?.close())

test('the migrations make what the entities describe', async () => {
  const sql = await database.orm.schema.getUpdateSchemaSQL({ wrap: false })
  const statements = sql
    .split(/;\s*/)
    .map((line) => line.trim())
    .filter(Boolean)
  // What only the database knows: indexes, checks, triggers, columns it fills itself, and tables of other parts.
  const known = [
    /^drop index/,
    /^alter table "?\w+"? drop constraint/,
    /^drop table if exists "(rate_limit|fhir_rate_limit|scheduled_job|attestation_reminder|calendar_reminder|access_campaign(_app)?|standing_change|queue_line_stamp|idempotency_key|access_count(_progress)?|replica|incident_(version|session|replica)|app_state|policy_page)"/,
    /^drop (table|schema) if exists "fhir_(production|sandbox)"/,
    /^drop (trigger|function) if exists "(audit_event|outbox_message)/,
    /^drop (trigger|function) if exists "\w+_(queue_line|standing(_gone)?|grant_(standing|gone)|token_revoked)(_fn)?"/,
    /^alter table "(audit_event|outbox_message)" drop column "sequence"(, drop column "transaction_id", drop column "horizon")?$/,
    /^alter table "gallery_card" drop column "search_vector"$/,
  ]
  expect(statements.filter((statement) => !known.some((one) => one.test(statement)))).toEqual([])
})

test('two migrators at once on an empty database both succeed', async () => {
  const name = `t_${randomBytes(6).toString('hex')}`
  await query(inject('adminUrl'), `create database ${name}`)
  const url = Object.assign(new URL(inject('adminUrl')), { pathname: `/${name}` }).href
  const orms = await Promise.all([openOrm(url, 3), openOrm(url, 3), openOrm(url, 3)])
  await Promise.all(orms.map((orm) => migrate(orm, url)))
  const [row] = await query(url, `select count(*)::int as n from mikro_orm_migrations`)
  expect(row?.n).toBe(await countOfMigrations())
  await Promise.all(orms.map((orm) => orm.close(true)))
})

async function countOfMigrations(): Promise<number> {
  return (await database.orm.migrator.getExecuted()).length
}

describe('the audit trail', () => {
  const insert = () =>
    query(
      database.url,
      `insert into audit_event (id, organization_id, created_at, action, outcome, actor_name)
       values ($1, $1, now(), 'launch', 'SUCCESS', 'Somebody')`,
      [randomUUID()],
    )

  test.each([
    `update audit_event set actor_name = 'Somebody else'`,
    'delete from audit_event',
    'truncate audit_event',
  ])('refuses: %s', async (statement) => {
    await insert()
    await expect(query(database.url, statement)).rejects.toThrow('audit_event is append-only')
  })
})

test.each([
  ['a status that is not one', `update app_version set status = 'GONE'`],
  [
    'a review state outside of review',
    `update app_version set review_state = 'WAITING' where status = 'LIVE'`,
  ],
  ['an address in capitals', `update user_account set email = upper(email)`],
])('the tables refuse %s', async (_name, statement) => {
  await liveApp(database.orm.em.fork())
  await expect(query(database.url, statement)).rejects.toThrow(/violates check constraint/)
})
