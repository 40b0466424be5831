import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadConfig } from '../../../api/config.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { aClient } from './rows.ts'
import { SmartApp } from './smart-app.ts'

const SHELL = 'https://ehr.example'
const FRAMED = { PUBLIC_URL: 'https://apps.hospital.example', EHR_SHELL_ORIGINS: SHELL }

let platform: TestPlatform
let app: SmartApp
beforeAll(async () => {
  platform = await startTestPlatform({ env: FRAMED })
  app = new SmartApp(platform, await aClient(platform, { scopes: ['patient/Patient.rs'] }))
})
afterAll(() => platform?.stop())

/** As the proxy that does TLS asks. */
async function ask(path: string, cookies: readonly string[] = []) {
  const response = await fetch(`http://127.0.0.1:${platform.port}${path}`, {
    redirect: 'manual',
    headers: { accept: 'text/html', cookie: cookies.join('; ') },
  })
  await response.arrayBuffer()
  return response
}
const pathOf = (url: string | null) => {
  const { pathname, search } = new URL(url ?? '', platform.urls.base)
  return pathname + search
}

describe('EHR-12 an EHR whose origin the operator names', () => {
  it('may show the sign-in page inside its own, with cookies that come along there', async () => {
    const begun = await ask(pathOf(app.request().url))
    const lines = begun.headers.getSetCookie()
    expect(lines.length).toBeGreaterThan(0)
    for (const line of lines) expect(line).toMatch(/; samesite=none(;|$).*/i)
    for (const line of lines) expect(line).toMatch(/; secure(;|$)/i)
    for (const line of lines) expect(line).toMatch(/; partitioned(;|$)/i)
    const cookies = lines.map((line) => line.split(';')[0] ?? '')
    const page = await ask(pathOf(begun.headers.get('location')), cookies)
    expect(page.status).toBe(200)
    expect(page.headers.get('content-security-policy')).toContain(`frame-ancestors ${SHELL}`)
    expect(page.headers.has('x-frame-options')).toBe(false)
  })

  it.each(['/auth-sandbox/session/end', '/portal/', '/attestations/verify', '/dev/inbox'])(
    'may not show %s',
    async (path) => {
      const { headers } = await ask(path)
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    },
  )
})

describe('what operators name', () => {
  it.each([
    ['http://ehr.example', /EHR_SHELL_ORIGINS: must be origins/],
    ['https://ehr.example/', /EHR_SHELL_ORIGINS: must be origins/],
    ['https://*.example', /EHR_SHELL_ORIGINS: must be origins/],
    ["https://a.example, 'self'", /EHR_SHELL_ORIGINS: must be origins/],
  ])('%s is refused', (EHR_SHELL_ORIGINS, words) => {
    expect(() => loadConfig({ ...FRAMED, EHR_SHELL_ORIGINS })).toThrow(words)
  })

  it('is refused without https of our own, and absent by itself', () => {
    const PUBLIC_URL = 'http://localhost:4000'
    expect(() => loadConfig({ ...FRAMED, PUBLIC_URL })).toThrow(/needs a PUBLIC_URL that is https/)
    expect(loadConfig({}).EHR_SHELL_ORIGINS).toEqual([])
    const two = 'https://a.example, https://b.example:8443'
    expect(loadConfig({ ...FRAMED, EHR_SHELL_ORIGINS: two }).EHR_SHELL_ORIGINS).toEqual([
      'https://a.example',
      'https://b.example:8443',
    ])
  })
})
