import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Mail } from '../../../api/ports.ts'
import { aReviewer, aVendor } from '../../support/builders.ts'
import { column, happened } from '../../support/facts.ts'
import { anAppVersion, type Cast } from '../../support/lifecycle.ts'
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
