import { readFileSync } from 'node:fs'
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import https from 'node:https'
import os from 'node:os'
import path from 'node:path'
import tls, { type SecureVersion } from 'node:tls'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
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

describe('a certificate that is renewed', () => {
  const renewed = (part: string) =>
    path.resolve(import.meta.dirname, `../../support/tls/renewed-${part}.pem`)
  const first = { cert: TLS_CERT_FILE, key: TLS_KEY_FILE }
  let folder: string
  let house: TestPlatform
  const file = (part: 'cert' | 'key') => path.join(folder, `${part}.pem`)
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'gatehouse-tls-'))
    for (const part of ['cert', 'key'] as const) await cp(first[part], file(part))
    const env = { TLS_CERT_FILE: file('cert'), TLS_KEY_FILE: file('key') }
    house = await startTestPlatform({ env })
  })
  afterAll(async () => {
    await house?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  /** The certificate a new connection is greeted with. */
  const shown = () =>
    new Promise<string>((resolve, reject) => {
      const trust = [ca, readFileSync(renewed('cert'))]
      const socket = tls.connect({ port: house.port, host: 'localhost', ca: trust })
      socket.once('secureConnect', () => {
        resolve(socket.getPeerCertificate().fingerprint256)
        socket.destroy()
      })
      socket.once('error', reject)
    })
  const logged = (words: string) =>
    vi.waitFor(() => expect(house.logs.join('')).toContain(words), { timeout: 60_000 })

  it('is taken into use without a restart, once its key is there as well', async () => {
    const before = await shown()
    await cp(renewed('cert'), file('cert'))
    await logged('cannot be used; the former one stays')
    expect(await shown()).toBe(before)
    await cp(renewed('key'), file('key'))
    await logged('A renewed TLS certificate is in use')
    const after = await shown()
    expect(after).not.toBe(before)

    house.logs.length = 0
    await writeFile(file('cert'), 'no certificate')
    await logged('cannot be used; the former one stays')
    expect(await shown()).toBe(after)
  }, 200_000)
})
