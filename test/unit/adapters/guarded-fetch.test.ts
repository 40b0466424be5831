import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { guardedFetch, guardedText } from '../../../api/adapters/guarded-fetch.ts'
import { aForeignServer, type ForeignServer } from '../../support/key-set-server.ts'

let server: ForeignServer
beforeAll(async () => {
  server = await aForeignServer()
})
afterAll(() => server?.stop())

const atHome = guardedFetch({ isLoopbackAllowed: true, timeoutMs: 500, maxBytes: 1024 })
const port = () => new URL(server.url).port

describe('a guarded fetch', () => {
  it('reads JSON', async () => {
    server.answers({ body: { keys: [] } })
    expect((await atHome(`${server.url}/jwks`)).document).toEqual({ keys: [] })
  })

  it('connects to the address it has checked, and asks for it once', async () => {
    const asked: string[] = []
    const read = guardedFetch({
      isLoopbackAllowed: true,
      lookup: async (host) => {
        asked.push(host)
        return asked.length === 1 ? ['127.0.0.1'] : ['203.0.113.1']
      },
    })
    server.answers({ body: { is: 'here' } })
    expect((await read(`http://localhost:${port()}/`)).document).toEqual({ is: 'here' })
    expect(asked).toEqual(['localhost'])
    expect(server.requests.at(-1)).toBe(`localhost:${port()}/`)
  })

  it.each([
    ['a private address', ['10.0.0.8']],
    ['one private address among public ones', ['8.8.8.8', '192.168.0.1']],
    ['a private address written as IPv6', ['::ffff:10.0.0.8']],
    ['this machine', ['127.0.0.1']],
  ])('refuses a host with %s', async (_what, addresses) => {
    const read = guardedFetch({ isLoopbackAllowed: false, lookup: async () => addresses })
    await expect(read('https://keys.example/jwks')).rejects.toThrow('not on the public internet')
  })

  it.each([
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://169.254.169.254/latest/meta-data',
  ])('refuses %s, however it is spelled', async (url) => {
    const read = guardedFetch({ isLoopbackAllowed: false })
    await expect(read(url)).rejects.toThrow('not on the public internet')
  })

  it.each(['http://keys.example/', 'file:///etc/passwd', 'ftp://keys.example/'])(
    'refuses %s',
    async (url) => {
      await expect(atHome(url)).rejects.toThrow('Only https://')
    },
  )

  it('refuses http to this machine where that is not allowed', async () => {
    const read = guardedFetch({ isLoopbackAllowed: false })
    await expect(read(server.url)).rejects.toThrow('Only https://')
  })

  it('refuses a user name, an unknown host and what is no address', async () => {
    await expect(atHome('https://me:secret@keys.example/')).rejects.toThrow('user name')
    await expect(atHome('nonsense')).rejects.toThrow('not an address')
    const failing = guardedFetch({
      isLoopbackAllowed: false,
      lookup: () => Promise.reject(new Error('ENOTFOUND')),
    })
    await expect(failing('https://nowhere.example/')).rejects.toThrow('not known')
  })
})

describe('the answer to a guarded fetch', () => {
  it('follows a redirect, and checks where it leads', async () => {
    server.answers((request, response) =>
      request.url === '/old'
        ? response.writeHead(302, { location: '/new' }).end()
        : response.end('{"at":"new"}'),
    )
    expect((await atHome(`${server.url}/old`)).document).toEqual({ at: 'new' })
    server.answers({ status: 302, headers: { location: 'https://10.0.0.1/jwks' } })
    await expect(atHome(server.url)).rejects.toThrow('not on the public internet')
    server.answers({ status: 302, headers: { location: 'http://keys.example/jwks' } })
    await expect(atHome(server.url)).rejects.toThrow('Only https://')
    server.answers({ status: 302, headers: { location: '/again' } })
    await expect(atHome(server.url)).rejects.toThrow('more than 3 times')
  })

  it.each([
    ['an error', { status: 503 }, 'status 503'],
    ['no JSON', { body: '<html>' }, 'not JSON'],
    ['too much', { body: 'x'.repeat(2000) }, 'larger than 1 KiB'],
  ])('refuses %s', async (_what, answer, message) => {
    server.answers(answer)
    await expect(atHome(server.url)).rejects.toThrow(message)
  })

  it('refuses what says nothing, says half, or is not there', async () => {
    server.answers(() => undefined)
    await expect(atHome(server.url)).rejects.toThrow('within 0.5 seconds')
    server.answers((_request, response) => response.write('{"keys":'))
    await expect(atHome(server.url)).rejects.toThrow('within 0.5 seconds')
    server.answers((request) => request.socket.destroy())
    await expect(atHome(server.url)).rejects.toThrow('cannot be reached')
  })
})

describe('a guarded page', () => {
  const text = guardedText({ isLoopbackAllowed: true })

  it('is read as it was sent, far beyond the size of a key set', async () => {
    const page = `<p>${'We keep nothing. '.repeat(9000)}</p>`
    server.answers({ body: page, headers: { 'content-type': 'text/html' } })
    expect(await text(server.url)).toBe(page)
  })

  it('is not there when it answers anything but 200, or is on no public host', async () => {
    server.answers({ status: 404, body: 'gone' })
    await expect(text(server.url)).rejects.toThrow('status 404')
    await expect(guardedText({ isLoopbackAllowed: false })(server.url)).rejects.toThrow('https://')
  })
})

describe('a certificate (R295)', () => {
  let site: Server
  beforeAll(async () => {
    const [cert, key] = ['cert', 'key'].map((part) =>
      readFileSync(path.resolve(import.meta.dirname, `../../support/tls/localhost-${part}.pem`)),
    )
    site = createServer({ cert, key }, (_request, response) => response.end('{}')).listen(0)
    await once(site, 'listening')
  })
  afterAll(() => site?.close())

  it('that nobody vouches for is said to be the trouble', async () => {
    const { port: at } = site.address() as AddressInfo // it listens on TCP
    await expect(atHome(`https://localhost:${at}/`)).rejects.toThrow(
      'Its certificate is not accepted.',
    )
  })
})
