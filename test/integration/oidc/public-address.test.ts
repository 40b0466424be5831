import http from 'node:http'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'

let platform: TestPlatform
beforeAll(async () => {
  // What people see ends at a proxy that does TLS; behind it, the house speaks http.
  platform = await startTestPlatform({ env: { PUBLIC_URL: 'https://apps.hospital.example' } })
})
afterAll(() => platform?.stop())

interface Answer {
  status: number | undefined
  headers: http.IncomingHttpHeaders
  body: string
}

/** As a proxy asks, or somebody who plays one. */
function ask(path: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    http
      .get({ host: '127.0.0.1', port: platform.port, path, headers }, (response) => {
        let body = ''
        response.on('data', (chunk) => {
          body += chunk
        })
        response.on('end', () =>
          resolve({ status: response.statusCode, headers: response.headers, body }),
        )
      })
      .on('error', reject)
  })
}

it.each(['/auth', '/auth-sandbox'])(
  'TLS-03 behind a proxy, everything %s publishes is https, whatever the request says',
  async (issuer) => {
    const spoofed = {
      host: 'evil.example',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'http',
    }
    const fhir = issuer.replace('auth', 'fhir')
    for (const path of [
      `${issuer}/.well-known/openid-configuration`,
      `${fhir}/.well-known/smart-configuration`,
    ]) {
      const { body, status } = await ask(path, spoofed)
      expect(status).toBe(200)
      const ours = body.match(/https?:\/\/[^"]*(hospital|localhost|127\.0\.0\.1|evil)[^"]*/g) ?? []
      expect(ours.length).toBeGreaterThan(4)
      for (const address of ours)
        expect(address).toMatch(/^https:\/\/apps\.hospital\.example(\/|$)/)
      expect(JSON.parse(body).issuer).toBe(`https://apps.hospital.example${issuer}`)
    }
  },
)

it('TLS-02 tells browsers to stay with https, and keeps cookies to it', async () => {
  const base = 'https://apps.hospital.example'
  const query = new URLSearchParams({
    ...{ response_type: 'code', client_id: 'gatehouse-portal', scope: 'openid', state: 's' },
    redirect_uri: `${base}/portal/callback`,
    ...{ code_challenge: 'x'.repeat(43), code_challenge_method: 'S256' },
  })
  const { headers } = await ask(`/auth/authorize?${query}`)
  expect(headers['strict-transport-security']).toMatch(/max-age=\d{7,}/)
  const cookies = headers['set-cookie'] ?? []
  expect(cookies.length).toBeGreaterThan(0)
  for (const cookie of cookies) expect(cookie).toMatch(/; secure/i)
})
