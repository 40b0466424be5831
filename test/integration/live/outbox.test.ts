import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Mail } from '../../../api/ports.ts'
import { aReviewer, aVendor } from '../../support/builders.ts'
import { column, everythingTold, happened } from '../../support/facts.ts'
import { anAppVersion, type Cast } from '../../support/lifecycle.ts'
import { allStatementsDuring } from '../../support/statements.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'

/** A mailer that everybody shares, and that fails as often as it is told to. */
const sent: Mail[] = []
const failing = { times: 0 }
const mailer = {
  async send(mail: Mail) {
    if (failing.times > 0) {
      failing.times -= 1
      throw new Error('the mail server is away')
    }
    sent.push(mail)
  },
}

let platform: TestPlatform
let twin: TestPlatform
let cast: Cast
beforeAll(async () => {
  platform = await startTestPlatform({ ports: { mailer } })
  twin = await startTestPlatform({ databaseUrl: platform.databaseUrl, ports: { mailer } })
  const [owner, reviewer] = await Promise.all([aVendor(platform), aReviewer(platform)])
  cast = { owner, reviewer }
})
afterAll(async () => {
  await Promise.all([platform?.stop(), twin?.stop()])
})

async function delivered(): Promise<void> {
  const open = 'select count(*)::int from outbox_message where delivered_at is null'
  await vi.waitFor(async () => expect(await column(platform, open)).toEqual([0]), {
    timeout: 30_000,
  })
}

const subjects = (of: string) =>
  sent.map(({ subject }) => subject).filter((subject) => subject.startsWith(of))

test('two processes send each mail once', async () => {
  const names = Array.from({ length: 10 }, (_, n) => `Alpha ${n}`)
  await Promise.all(names.map((name) => anAppVersion(cast, { name, status: 'LIVE' })))
  await delivered()
  const mails = sent.filter(({ subject }) => subject.startsWith('Alpha'))
  const toWhom = mails.map(({ to, subject }) => `${subject}, to ${to}`)
  expect(toWhom).toHaveLength(new Set(toWhom).size)
  const toVendor = mails.filter(({ to }) => to === cast.owner.email)
  expect(toVendor.map(({ subject }) => subject).toSorted()).toEqual(
    names.flatMap((name) => [`${name}: live`, `${name}: submitted`]).toSorted(),
  )
})

/** Says of an app that its terms are overdue, by so many events that are committed together. */
async function overdue(appIds: readonly string[], { id, organizationId, vendorId }: Overdue) {
  const events = appIds.map((appId, n) => ({
    ...{ type: 'attestation.overdue', appVersionId: id, appId, vendorId, days: n + 1 },
  }))
  await platform.pool.query(
    `insert into outbox_message (id, organization_id, created_at, type, payload, next_attempt_at)
     select gen_random_uuid(), $1, now(), e->>'type', e, now() from jsonb_array_elements($2) e`,
    [organizationId, JSON.stringify(events)],
  )
}

interface Overdue {
  id: string
  appId: string
  organizationId: string
  vendorId: string
}

async function aLiveApp(name: string): Promise<Overdue> {
  await anAppVersion(cast, { name, status: 'LIVE' })
  await everythingTold(platform)
  const { rows } = await platform.pool.query<Overdue>(
    `select v.id, a.id as "appId", a.vendor_id as "vendorId", a.organization_id as "organizationId"
     from app a join app_version v on v.app_id = a.id where a.name = $1`,
    [name],
  )
  const [found] = rows
  if (!found) throw new Error(`${name} is not there.`)
  return found
}

const reminders = (appId: string) =>
  column<number>(
    platform,
    `select count(*)::int from notification where event = 'attestation.overdue' and app_id = $1`,
    [appId],
  )

test('events that come together are told by as many statements as one', async () => {
  const app = await aLiveApp('Delta')
  const statements = await allStatementsDuring(async () => {
    await overdue(
      Array.from({ length: 20 }, () => app.appId),
      app,
    )
    await vi.waitFor(async () => expect(await reminders(app.appId)).toEqual([20]), {
      timeout: 30_000,
    })
  })
  const about = (words: string) => statements.filter((text) => text.includes(words))
  expect(about('insert into notification')).toHaveLength(1)
  expect(about('with asked as')).toHaveLength(1)
  expect(about('as "vendorName"')).toHaveLength(1)
})

test('one that cannot be told keeps none from being told that came with it', async () => {
  const app = await aLiveApp('Epsilon')
  await overdue([app.appId, 'x', app.appId], app)
  await vi.waitFor(async () => expect(await reminders(app.appId)).toEqual([2]), {
    timeout: 30_000,
  })
  const failing = `select last_error from outbox_message where payload->>'appId' = 'x' and attempts > 0`
  await vi.waitFor(async () => expect(String(await column(platform, failing))).toMatch(/uuid/), {
    timeout: 30_000,
  })
  await platform.pool.query(`delete from outbox_message where payload->>'appId' = 'x'`)
})

test('a mail that could not be sent is sent later, and once', async () => {
  failing.times = 1
  await anAppVersion(cast, { name: 'Beta', status: 'IN_REVIEW' })
  await delivered()
  expect(subjects('Beta')).toEqual(['Beta: submitted'])
  const [attempts] = await column<number>(platform, 'select max(attempts) from outbox_message')
  expect(attempts).toBe(1)
})

test('a mail that can never be sent is given up, with its reason, and holds up no other', async () => {
  const { rows } = await platform.pool.query<{ id: string; organization_id: string }>(
    `insert into mail_delivery (id, organization_id, created_at, recipient, kind, content, status, attempts)
     select gen_random_uuid(), organization_id, now(), 'nobody@example.org', kind, content, 'PENDING', 11
     from mail_delivery limit 1 returning id, organization_id`,
  )
  failing.times = 1
  await happened(platform, { type: 'mail.queued', deliveryId: rows[0]?.id })
  await vi.waitFor(
    async () =>
      expect(
        await column(platform, `select last_error from mail_delivery where status = 'FAILED'`),
      ).toEqual(['the mail server is away']),
    { timeout: 20_000 },
  )
  await anAppVersion(cast, { name: 'Gamma', status: 'IN_REVIEW' })
  await vi.waitFor(() => expect(subjects('Gamma')).toEqual(['Gamma: submitted']), {
    timeout: 20_000,
  })
})

test('an event that can never be told waits for an operator, with its reason', async () => {
  const nonsense = { messageId: 'x', vendorId: 'x', appId: 'x', authorId: 'x' }
  const id = await happened(platform, { type: 'message.posted', ...nonsense })
  await platform.pool.query('update outbox_message set attempts = 11 where id = $1', [id])
  const stuck = 'select last_error from outbox_message where id = $1 and attempts >= 12'
  await vi.waitFor(async () => expect(await column(platform, stuck, [id])).toHaveLength(1), {
    timeout: 20_000,
  })
  expect(String(await column(platform, stuck, [id]))).toMatch(/uuid/)
})
