import { readFileSync } from 'node:fs'
import https from 'node:https'
import path from 'node:path'
import tls, { type SecureVersion } from 'node:tls'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadConfig } from '../../../api/config.ts'
import { listen } from '../../../api/http/listen.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'

/** Opens nothing but this test: it stands for `localhost`, and its key lies beside it. */
const TLS_CERT_FILE = path.resolve(import.meta.dirname, '../../support/tls/localhost-cert.pem')
const TLS_KEY_FILE = path.resolve(import.meta.dirname, '../../support/tls/localhost-key.pem')
const ca = readFileSync(TLS_CERT_FILE)

let platform: TestPlatform
beforeAll(async () => {
  platform = await startTestPlatform({ env: { TLS_CERT_FILE, TLS_KEY_FILE } })
})
afterAll(() => platform?.stop())

/** The version a client that speaks this one alone agrees on, or how it is refused. */
function greetedBy(version: SecureVersion): Promise<string | null> {
  return new Promise((resolve) => {
    const old = { minVersion: version, maxVersion: version, ciphers: 'DEFAULT:@SECLEVEL=0' }
    const socket = tls.connect({ port: platform.port, host: 'localhost', ca, ...old })
    socket.once('secureConnect', () => resolve(socket.getProtocol()))
    socket.once('secureConnect', () => socket.destroy())
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
  })
}

function get(address: string): Promise<{ status: number; hsts: string; body: string }> {
  return new Promise((resolve, reject) => {
    https
      .get(address, { ca }, (answer) => {
        let body = ''
        answer.on('data', (part) => {
          body += part
        })
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            hsts: String(answer.headers['strict-transport-security']),
            body,
          }),
        )
      })
      .on('error', reject)
  })
}

describe('TLS-01: with a certificate of its own', () => {
  it.each(['TLSv1.2', 'TLSv1.3'] as const)('%s is spoken', async (version) => {
    expect(await greetedBy(version)).toBe(version)
  })

  it.each(['TLSv1', 'TLSv1.1'] as const)('%s is refused', async (version) => {
    expect(await greetedBy(version)).toMatch(/PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL/)
  })

  it.each(['/auth', '/auth-sandbox'])('everything %s publishes is https', async (at) => {
    const { status, hsts, body } = await get(
      `${platform.url}${at}/.well-known/openid-configuration`,
    )
    expect(status).toBe(200)
    expect(hsts).toMatch(/max-age=31536000/)
    expect(body).toContain(`"issuer":"https://localhost:${platform.port}${at}"`)
    expect(body).not.toContain('http://')
  })

  it('FHIR answers too', async () => {
    expect((await get(`${platform.url}/fhir/metadata`)).status).toBe(200)
  })
})

describe('a certificate that cannot be used', () => {
  it('needs its key', () => {
    expect(() => loadConfig({ NODE_ENV: 'test', TLS_CERT_FILE })).toThrow(/give both, or neither/)
  })

  it.each([
    ['is not there', { TLS_CERT_FILE: '/nowhere.pem', TLS_KEY_FILE }],
    ['is none', { TLS_CERT_FILE: import.meta.filename, TLS_KEY_FILE }],
  ])('stops the start in one line when it %s', async (_why, files) => {
    const started = listen({ HOST: '127.0.0.1', PORT: 0, ...files })
    await expect(started).rejects.toThrow(/^TLS_CERT_FILE and TLS_KEY_FILE cannot be used: .+/)
  })
})
