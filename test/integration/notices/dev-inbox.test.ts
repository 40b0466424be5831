import { once } from 'node:events'
import { createServer } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inboxMailer } from '../../../api/adapters/inbox-mailer.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'

let platform: TestPlatform
beforeAll(async () => {
  platform = await startTestPlatform()
  const mailer = inboxMailer(platform.ports.rowWriter, platform.organization.id)
  for (const name of ['ada', 'grace']) {
    await mailer.send({
      to: `${name}@example.org`,
      subject: `For <${name}>`,
      body: `Open https://example.org/?a=1&b=2\n<script>alert("text")</script>`,
      html: `<!doctype html><html><head></head><body><p>"HTML" for ${name}</p><script>alert(1)</script></body></html>`,
    })
  }
})
afterAll(() => platform?.stop())

/** A port nobody listens on, for a process whose address people do not use. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address ? address.port : 0
}

async function page(query = '', base = platform.url): Promise<{ status: number; html: string }> {
  const response = await fetch(`${base}/dev/inbox${query}`, { headers: { accept: 'text/html' } })
  return { status: response.status, html: await response.text() }
}

test('shows the text of each mail, with its links, and no markup of it', async () => {
  const { html } = await page()
  expect(html).toContain('For &#60;ada&#62;')
  expect(html).toContain('<a href="https://example.org/?a=1&#38;b=2">')
  expect(html).not.toMatch(/<script|<iframe/)
})

test('shows the HTML in a frame that may run nothing, by a link', async () => {
  const { html } = await page()
  expect(html).toContain('href="/dev/inbox?view=html"')
  const asHtml = (await page('?view=html')).html
  const frames = asHtml.match(/<iframe [^>]*>/g) ?? []
  expect(frames).toHaveLength(2)
  for (const frame of frames) {
    expect(frame).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"')
    expect(frame).toMatch(/srcdoc="&#60;!doctype html&#62;/)
  }
  expect(asHtml).not.toContain('<script')
})

test('keeps the address and the view through filter and links', async () => {
  const { html } = await page('?view=html&to=Ada%40example.org')
  expect(html).toContain('For &#60;ada&#62;')
  expect(html).not.toContain('grace')
  expect(html).toContain('href="/dev/inbox?to=ada%40example.org&#38;view=text"')
  expect(html).toContain('<input type="hidden" name="view" value="html">')
  expect((await page('?to=nobody%40example.org')).html).toContain('No mail to nobody@example.org')
})

test('escapes what stands in the address', async () => {
  const { html } = await page(`?to=${encodeURIComponent('"><script>x</script>')}`)
  expect(html).not.toContain('<script>')
})

test('is JSON for who asks for it', async () => {
  const response = await fetch(`${platform.url}/dev/inbox?to=ada@example.org`, {
    headers: { accept: 'application/json' },
  })
  expect(await response.json()).toMatchObject([
    { to: 'ada@example.org', html: expect.stringContaining('"HTML" for ada') },
  ])
})

test('is not there in production', async () => {
  const port = await freePort()
  const production = await startTestPlatform({
    env: {
      NODE_ENV: 'production',
      PORT: String(port),
      PUBLIC_URL: 'https://gatehouse.example',
      DATABASE_URL: platform.databaseUrl,
      SMTP_URL: 'smtp://127.0.0.1:1',
    },
    databaseUrl: platform.databaseUrl,
  })
  for (const query of ['', '?to=ada@example.org', '?view=html']) {
    expect((await page(query, `http://127.0.0.1:${port}`)).status).toBe(404)
  }
  await production.stop()
})
