import { afterAll, beforeAll, expect, test } from 'vitest'
import { column } from '../../support/facts.ts'
import { query } from '../../support/sql.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'

let platform: TestPlatform
beforeAll(async () => {
  platform = await startTestPlatform()
})
afterAll(() => platform?.stop())

const FORM = {
  appName: 'Sleep Diary',
  homepageUrl: 'https://sleep.example/',
  requesterName: 'Nora Quist',
  requesterEmail: 'nora@example.org',
  why: 'Our patients keep a diary in it and we would like to see it.',
}

async function send(fields: Partial<typeof FORM> = {}, headers: Record<string, string> = {}) {
  const response = await fetch(`${platform.urls.base}/request-app`, {
    method: 'POST',
    body: new URLSearchParams({ ...FORM, ...fields }),
    redirect: 'manual',
    headers,
  })
  return { response, html: await response.text() }
}

test('a visitor without scripts asks for an app, and is thanked at another address', async () => {
  const { response } = await send()
  expect(response.status).toBe(303)
  expect(response.headers.get('location')).toBe('/request-app?sent')
  expect(await column(platform, 'select app_name from app_request')).toEqual(['Sleep Diary'])
  const thanks = await fetch(`${platform.urls.base}/request-app?sent`)
  expect(await thanks.text()).toContain('Your request was received')
})

test('what is wrong is said beside the field, in the language of the reader, and what was typed stays', async () => {
  const { response, html } = await send(
    { why: 'Because.', requesterEmail: 'nora' },
    { 'Accept-Language': 'es' },
  )
  expect(response.status).toBe(422)
  expect(html).toContain('Escriba al menos 20 caracteres; hay 8.')
  expect(html).toMatch(/aria-describedby="[^"]*requesterEmail-fault"/)
  expect(html).toContain('value="Nora Quist"')
})

test('a form that breaks out of its fields is written as text', async () => {
  const { html } = await send({ appName: '"><script>alert(1)</script>', why: '' })
  expect(html).not.toContain('<script>alert(1)')
})

test('a form of another site is refused, and writes nothing', async () => {
  const before = await column(platform, 'select count(*)::int from app_request')
  const { response } = await send(
    { homepageUrl: 'https://other.example/' },
    { 'Sec-Fetch-Site': 'cross-site' },
  )
  expect(response.status).toBe(403)
  expect(await column(platform, 'select count(*)::int from app_request')).toEqual(before)
})

test('too many from one address are asked to wait, by how long', async () => {
  await query(platform.databaseUrl, 'delete from rate_limit')
  const pages = []
  for (const n of [1, 2, 3, 4, 5, 6])
    pages.push(await send({ homepageUrl: `https://often.example/${n}` }))
  expect(pages.map(({ response }) => response.status)).toEqual([303, 303, 303, 303, 303, 429])
  expect(pages.at(-1)?.html).toMatch(/Wait (one minute|\d+ minutes) and send it again/)
})
