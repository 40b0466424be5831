import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type KeyRows, openKeyRows } from '../../../api/adapters/key-rows.ts'
import { AccessTrail } from '../../../api/commands/access/access-trail.ts'
import type { RecordRow } from '../../../api/commands/access/record-changes.ts'
import type { TrailEntry } from '../../../api/commands/access/trail-statement.ts'
import { query } from '../../support/sql.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { aClient } from './rows.ts'

let platform: TestPlatform
let rows: KeyRows
let app: { appId: string }
beforeAll(async () => {
  platform = await startTestPlatform()
  rows = openKeyRows(platform.databaseUrl, 4)
  app = await aClient(platform, { scopes: [] })
})
afterAll(async () => {
  await rows.close()
  await platform.stop()
})

const AT = new Date('2026-05-04T09:00:00Z')
const LATER = new Date('2126-05-04T09:00:00Z')

/** A trail, and the statements it sends. */
function aTrail() {
  const sent: string[] = []
  const trail = new AccessTrail({
    write: (sql, values) => {
      sent.push(sql)
      return rows.write(sql, values)
    },
  })
  return { trail, sent }
}

function record(model: string, id: string): RecordRow {
  const nobody = { grant_id: null, uid: null, user_code: null, account_id: null, client_id: null }
  const { id: organization_id } = platform.organization
  const row = { environment: 'SANDBOX', model, id, organization_id, payload: { of: id } }
  return { ...row, ...nobody, expires_at: LATER }
}

/** An answer that leaves a token called like itself, and an audit row whose actor is called like that too. */
function answer(name: string, changes: Partial<NonNullable<TrailEntry['changes']>>): TrailEntry {
  const { id: organization_id } = platform.organization
  return {
    at: AT,
    changes: {
      ...{ marks: [], spent: [], removed: [] },
      ...{ kept: [record('RefreshToken', name)] },
      ...changes,
    },
    audit: [
      {
        ...{ id: randomUUID(), organization_id, created_at: AT, action: 'token.issued' },
        ...{ outcome: 'SUCCESS', actor_name: name },
      },
    ],
    launch: undefined,
    countedAppId: app.appId,
    grantId: undefined,
    isUse: false,
  }
}

const mark = (id: string) => record('ReplayDetection', id)
const code = (id: string) => ({ environment: 'SANDBOX', model: 'AuthorizationCode', id })

/** What is there of the answers whose names begin so. */
async function left(prefix: string) {
  const { databaseUrl } = platform
  const of = async (sql: string) =>
    (await query<{ name: string }>(databaseUrl, sql, [`${prefix}%`])).map(({ name }) => name)
  const [counted] = await query<{ count: number }>(
    databaseUrl,
    'select launch_count::int as count from app where id = $1',
    [app.appId],
  )
  return {
    tokens: await of(
      `select id as name from oidc_record where model = 'RefreshToken' and id like $1 order by 1`,
    ),
    told: await of(
      `select actor_name as name from audit_event where actor_name like $1 order by 1`,
    ),
    counted: counted?.count,
  }
}

async function alreadyThere(...records: RecordRow[]) {
  const { trail } = aTrail()
  const nothing = { launch: undefined, countedAppId: undefined, grantId: undefined, isUse: false }
  const changes = { marks: [], spent: [], removed: [], kept: records }
  await trail.record({ at: AT, changes, audit: [], ...nothing })
}

describe('answers of the same moment', () => {
  it('are written by one statement, each as if it were alone', async () => {
    const codes = ['a-good', 'a-used', 'a-gone'].map((id) => record('AuthorizationCode', id))
    await alreadyThere(mark('a-seen'), ...codes)
    const { trail, sent } = aTrail()
    const used = answer('a0', { kept: [], spent: [code('a-used')] })
    expect(await trail.record({ ...used, audit: [], countedAppId: undefined })).toBe('DONE')
    const before = await left('a')
    const outcomes = await Promise.all(
      [
        answer('a1', { marks: [mark('a-new')] }),
        answer('a2', { marks: [mark('a-seen')], spent: [code('a-gone')] }),
        answer('a3', { spent: [code('a-used')] }),
        answer('a4', { spent: [code('a-good')], removed: [code('a-good')] }),
      ].map((entry) => trail.record(entry)),
    )
    expect(outcomes).toEqual(['DONE', 'REPLAYED', 'SPENT', 'DONE'])
    expect(sent).toHaveLength(2)
    expect(await left('a')).toEqual({
      ...{ tokens: ['a1', 'a4'], told: ['a1', 'a4'] },
      counted: (before.counted ?? 0) + 2,
    })
  })

  it('that use the same code or assertion go one after the other, and one wins', async () => {
    await alreadyThere(record('AuthorizationCode', 'b-code'))
    const { trail, sent } = aTrail()
    const codes = ['b1', 'b2', 'b3'].map((name) => answer(name, { spent: [code('b-code')] }))
    const marks = ['b4', 'b5'].map((name) => answer(name, { marks: [mark('b-mark')] }))
    const outcomes = await Promise.all([...codes, ...marks].map((entry) => trail.record(entry)))
    expect(outcomes).toEqual(['DONE', 'SPENT', 'SPENT', 'DONE', 'REPLAYED'])
    expect(sent).toHaveLength(3)
    expect((await left('b')).told).toEqual(['b1', 'b4'])
  })

  it('do not fall with one that PostgreSQL cannot keep', async () => {
    const { trail } = aTrail()
    const broken = answer('c2', {})
    const [audit] = broken.audit
    const outcomes = await Promise.allSettled(
      [
        answer('c1', { marks: [mark('c-mark')] }),
        { ...broken, audit: [{ ...audit, detail: { text: '\u0000' } }] },
        answer('c3', {}),
      ].map((entry) => trail.record(entry)),
    )
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    const { told, tokens } = await left('c')
    expect({ told, tokens }).toEqual({ told: ['c1', 'c3'], tokens: ['c1', 'c3'] })
  })

  it('are refused together when the database is gone, and not sent again', async () => {
    const sent: string[] = []
    const trail = new AccessTrail({
      write: async (sql) => {
        sent.push(sql)
        throw Object.assign(new Error('Connection terminated'), { code: 'ECONNRESET' })
      },
    })
    const outcomes = await Promise.allSettled(
      ['d1', 'd2'].map((name) => trail.record(answer(name, {}))),
    )
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(sent).toHaveLength(1)
  })
})
