// @vitest-environment node
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import express from 'express'
import { GraphQLError } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { galleryPages } from '../../../api/http/gallery-pages.ts'
import {
  requestIds,
  securityHeaders,
  securityHeaderValues,
} from '../../../api/http/security-headers.ts'
import { galleryApi } from './gallery-api.ts'
import { aListing } from './listings.ts'

const DIST = path.join(import.meta.dirname, '../../../dist/gallery')
const logged: object[] = []
const { execute } = galleryApi([aListing()])

/** What the API answers in place of a list. */
let refusal: Error | undefined
let server: Server
let origin: string

beforeAll(async () => {
  const log = (fields: object) => logged.push(fields)
  const pages = galleryPages({
    distFolder: DIST,
    executeAnonymous(document, variables) {
      const isList = JSON.stringify(document).includes('galleryListings')
      return refusal && isList ? Promise.reject(refusal) : execute(document, variables)
    },
    logger: { info: log, warn: log, error: log },
  })
  server = createServer(
    express().use(requestIds, securityHeaders(securityHeaderValues(false)), pages),
  ).listen(0)
  await once(server, 'listening')
  origin = `http://localhost:${(server.address() as AddressInfo).port}`
})

afterAll(() => {
  server.close()
  server.closeAllConnections()
})

function get(address: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(origin + address, { headers: { accept: 'text/html', ...headers } })
}

describe('the language of a page', () => {
  it.each([
    [{}, 'en', 'Apps reviewed by'],
    [{ 'accept-language': 'es-MX,es;q=0.9,en;q=0.8' }, 'es', 'Aplicaciones revisadas por'],
    [{ 'accept-language': 'en', cookie: 'a=b; gatehouse-language=es' }, 'es', 'Aplicaciones'],
    [{ 'accept-language': 'es', cookie: 'gatehouse-language=en' }, 'en', 'Apps reviewed by'],
    [{ cookie: 'gatehouse-language=<b>' }, 'en', 'Apps reviewed by'],
  ])('asked for with %j is %s, and the answer says so', async (headers, language, words) => {
    const response = await get('/', headers)
    expect(response.headers.get('content-language')).toBe(language)
    expect(response.headers.get('vary')).toMatch(/Accept-Language.*Cookie/i)
    const html = await response.text()
    expect(html).toContain(`<html lang="${language}">`)
    expect(html).toContain(words)
  })

  it('gives each its own ETag', async () => {
    const [english, spanish] = await Promise.all([get('/'), get('/', { 'accept-language': 'es' })])
    expect(english.headers.get('etag')).not.toBe(spanish.headers.get('etag'))
  })

  it('holds for what is not there', async () => {
    const response = await get('/nowhere', { 'accept-language': 'es' })
    expect(response.status).toBe(404)
    expect(await response.text()).toContain('Esta página no existe')
  })
})

describe('the pages as the server sends them', () => {
  it.each([
    ['/', 200],
    ['/?q=heart', 200],
    ['/apps/heart-diary', 200],
    ['/apps/heart-diary/', 200],
    ['/apps/unknown', 404],
    ['/my-apps', 200],
    ['/nowhere/at/all', 404],
  ])('%s answers %i and is asked for again each time', async (address, status) => {
    const response = await get(address)
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toMatch(/^text\/html/)
    expect(response.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')
  })

  it('answers 304 while a page is unchanged', async () => {
    const etag = (await get('/')).headers.get('etag')
    expect(etag).toBeTruthy()
    const again = { 'if-none-match': etag ?? '', 'cache-control': 'max-age=0' }
    expect((await get('/', again)).status).toBe(304)
  })

  it('never keeps an address that carries a code', async () => {
    const response = await get('/my-apps/callback?code=secret&state=x')
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(await response.text()).not.toContain('secret')
  })

  it('writes no script and no style into a page', async () => {
    for (const address of ['/', '/apps/heart-diary', '/my-apps', '/nowhere']) {
      const html = await (await get(address)).text()
      expect(html).not.toMatch(/<script(?![^>]*\ssrc=)[^>]*>/)
      expect(html).not.toMatch(/<[^>]*\s(style|on\w+)=/)
    }
  })

  it('sends the script of My apps to My apps alone', async () => {
    const scripts = async (address: string) =>
      ((await (await get(address)).text()).match(/<script[^>]+>/g) ?? []).length
    expect(await scripts('/')).toBe(1)
    expect(await scripts('/my-apps')).toBe(2)
  })

  it('leaves an unknown address that wants no page to others', async () => {
    const response = await get('/nowhere', { accept: 'application/json' })
    expect(response.status).toBe(404)
    expect(await response.text()).not.toContain('This page does not exist')
  })

  it('shows the number the fault stands under in the log', async () => {
    refusal = new Error('the database is away')
    const response = await get('/')
    refusal = undefined
    const requestId = response.headers.get('x-request-id')
    expect(response.status).toBe(500)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(await response.text()).toContain(requestId)
    expect(logged).toContainEqual(expect.objectContaining({ requestId }))
  })

  it('takes an address that the API refuses for one that does not exist', async () => {
    const before = logged.length
    refusal = new GraphQLError('Not a cursor of this list.', {
      extensions: { code: 'BAD_USER_INPUT' },
    })
    const response = await get('/?after=old')
    refusal = undefined
    expect(response.status).toBe(404)
    expect(logged).toHaveLength(before)
  })
})

describe('the files of the gallery', () => {
  it('are kept for ever, compressed where the browser takes it', async () => {
    const html = await (await get('/')).text()
    const script = /src="([^"]+\.js)"/.exec(html)?.[1] ?? ''
    const packed = await get(script, { 'accept-encoding': 'br' })
    const plain = await get(script, { 'accept-encoding': 'identity' })
    expect(packed.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(packed.headers.get('content-encoding')).toBe('br')
    expect(packed.headers.get('content-type')).toMatch(/^text\/javascript/)
    expect(packed.headers.get('vary')).toContain('Accept-Encoding')
    expect(plain.headers.get('content-encoding')).toBeNull()
    expect(await packed.text()).toBe(await plain.text())
  })

  it('have an icon under the name browsers guess', async () => {
    const response = await get('/favicon.ico')
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toMatch(/^image\/svg/)
    expect(response.headers.get('cache-control')).toBe('public, max-age=86400')
  })

  it.each(['/gallery-assets/none.js', '/gallery-assets/.vite/manifest.json'])(
    '%s is not one of them',
    async (address) => {
      expect((await get(address)).status).toBe(404)
    },
  )
})
