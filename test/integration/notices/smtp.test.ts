import { createHash } from 'node:crypto'
import { SMTPServer } from 'smtp-server'
import { afterEach, expect, test } from 'vitest'
import { smtpMailer } from '../../../api/adapters/smtp-mailer.ts'
import { eventually } from '../../support/eventually.ts'
import { column, everythingTold } from '../../support/facts.ts'
import { anAppVersion } from '../../support/lifecycle.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { aHouse } from './people.ts'

interface Received {
  to: string
  from: string
  source: string
}

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close()
})

interface SmtpOptions {
  /** 0 picks a free one. */
  port?: number
  refuses?: (address: string) => boolean
}

/** A mail server that keeps what it is given. */
async function anSmtpServer({ port = 0, refuses = () => false }: SmtpOptions = {}) {
  const received: Received[] = []
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    onRcptTo: ({ address }, _session, done) =>
      done(refuses(address) ? Object.assign(new Error('Not now'), { responseCode: 450 }) : null),
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const source = Buffer.concat(chunks).toString('utf8')
        const from = envelope.mailFrom ? envelope.mailFrom.address : ''
        for (const { address } of envelope.rcptTo) received.push({ to: address, from, source })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const address = server.server.address()
  if (typeof address !== 'object' || !address) throw new Error('The server does not listen.')
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()))
  open.push({ close })
  return { port: address.port, received, close }
}

const mailerFor = (port: number) =>
  smtpMailer(`smtp://127.0.0.1:${port}?ignoreTLS=true`, 'Gatehouse <gatehouse@example.org>')

async function aPlatform(port: number): Promise<TestPlatform> {
  const platform = await startTestPlatform({ ports: { mailer: mailerFor(port) } })
  open.push({ close: () => platform.stop() })
  return platform
}

const header = (source: string, name: string) =>
  source.replace(/\r\n[ \t]+/g, ' ').match(new RegExp(`^${name}: (.*)$`, 'im'))?.[1] ?? ''

test('a mail goes out as text and HTML, with a subject in any script', async () => {
  const { port, received } = await anSmtpServer()
  await mailerFor(port).send({
    to: 'ada@example.org',
    subject: 'Herzfrequenz – 心拍数: live ❤',
    body: 'Grüße aus dem Krankenhaus',
    html: '<!doctype html><p>Grüße</p>',
  })
  const [mail] = received
  const source = mail?.source ?? ''
  expect(mail).toMatchObject({ to: 'ada@example.org', from: 'gatehouse@example.org' })
  const words = [...header(source, 'Subject').matchAll(/=\?UTF-8\?([QB])\?([^?]*)\?=/gi)]
  const bytes = words.map(([, kind, text = '']) =>
    kind?.toUpperCase() === 'B'
      ? Buffer.from(text, 'base64')
      : Buffer.from(
          text
            .replaceAll('_', ' ')
            .replace(/=([0-9A-F]{2})/gi, (_all, hex) =>
              String.fromCharCode(Number.parseInt(hex, 16)),
            ),
          'latin1',
        ),
  )
  expect(Buffer.concat(bytes).toString('utf8')).toBe('Herzfrequenz – 心拍数: live ❤')
  expect(header(source, 'Content-Type')).toMatch(/^multipart\/alternative/)
  expect(source).toMatch(/Content-Type: text\/plain; charset=utf-8/i)
  expect(source).toMatch(/Content-Type: text\/html; charset=utf-8/i)
})

test('an address that is refused for now is tried again, and the others are not', async () => {
  let refused = ''
  let times = 2
  const { port, received } = await anSmtpServer({
    refuses: (address) => {
      if (address !== refused || times === 0) return false
      times -= 1
      return true
    },
  })
  const platform = await aPlatform(port)
  const house = await aHouse(platform)
  refused = house.developer.email
  await anAppVersion({ owner: house.owner, reviewer: house.admin }, { status: 'LIVE', name: 'Ü' })
  await everythingTold(platform)
  const live = received.filter(({ source }) => source.includes('is Live and stands'))
  expect(live.map(({ to }) => to).toSorted()).toEqual([house.owner.email, refused].toSorted())
  expect(
    new Set(live.map(({ source }) => createHash('sha256').update(source).digest('hex'))).size,
  ).toBe(2)
  const [attempts] = await column<number>(
    platform,
    'select attempts from mail_delivery where recipient = $1',
    [refused],
  )
  expect(attempts).toBe(3)
})

test('a server that was down gets every mail once it is up', async () => {
  const first = await anSmtpServer()
  const { port } = first
  await first.close()
  const platform = await aPlatform(port)
  const house = await aHouse(platform)
  await anAppVersion(
    { owner: house.owner, reviewer: house.admin },
    { status: 'LIVE', name: 'Down' },
  )
  await eventually(async () => {
    const errors = await column<string>(platform, 'select distinct last_error from mail_delivery')
    expect(String(errors)).toMatch(/ECONNREFUSED/)
  })
  const { received } = await anSmtpServer({ port })
  await everythingTold(platform)
  const statuses = await column(platform, 'select distinct status from mail_delivery')
  expect(statuses).toEqual(['SENT'])
  expect(received.filter(({ to }) => to === house.owner.email)).toHaveLength(2) // submitted, live
})
