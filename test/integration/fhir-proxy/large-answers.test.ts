import { createServer, type Server } from 'node:http'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { HttpUpstreamFhir } from '../../../api/adapters/http-upstream-fhir.ts'
import type { UpstreamFhir } from '../../../api/ports.ts'
import { type FhirProxy, startFhirProxy } from '../../support/fhir-proxy.ts'
import { migratedOrm } from '../../support/migrated-orm.ts'

const MB = 1_000_000

let database: Awaited<ReturnType<typeof migratedOrm>>
let server: Server
let upstream: UpstreamFhir
let proxy: FhirProxy
let base = ''
/** How large the next answer is. */
let size = 0
/** How many answers were given up before their end. */
let broken = 0

/** Writes a Bundle of so many bytes, and never more of it than somebody takes. */
beforeAll(async () => {
  server = createServer((_req, res) => {
    const entry = (i: number) =>
      `{"fullUrl":"${base}/Observation/o${i}","resource":{"resourceType":"Observation","id":"o${i}",` +
      `"subject":{"reference":"Patient/p1"},"note":[{"text":"${'x'.repeat(2000)}"}]}}`
    const link = `"link":[{"relation":"next","url":"${base}?_getpages=abc&_getpagesoffset=20"}]`
    let written = 0
    const chunk = (text: string) => {
      written += text.length
      return text
    }
    function* bundle() {
      yield chunk(`{"resourceType":"Bundle","type":"searchset",${link},"entry":[${entry(0)}`)
      for (let i = 1; written < size; i += 1) yield chunk(`,${entry(i)}`)
      yield chunk(']}')
    }
    const parts = bundle()
    const write = () => {
      for (let part = parts.next(); !part.done; part = parts.next()) {
        if (!res.write(part.value)) return void res.once('drain', write)
      }
      res.end()
    }
    res.on('close', () => {
      if (!res.writableFinished) broken += 1
    })
    res.setHeader('content-type', 'application/fhir+json')
    write()
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('not listening')
  base = `http://127.0.0.1:${address.port}/r4`
  database = await migratedOrm()
  const send: UpstreamFhir['send'] = (request) => upstream.send(request)
  proxy = await startFhirProxy({ orm: database.orm, upstream: { send } })
  upstream = new HttpUpstreamFhir({ baseUrl: base, publicUrl: proxy.base })
})
afterAll(async () => {
  await proxy.close()
  await upstream.close?.()
  server.closeAllConnections()
  await new Promise((done) => server.close(done))
  await database.close()
})

const staff = { patient: undefined, fhirUser: 'Practitioner/d1' }

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

/** What the process holds, without what nobody holds any more and is only not collected yet. */
function held(): number {
  collect()
  collect() // bytes are freed beside the collection that found them: the next one waits for that
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

/** Reads an answer to its end without keeping it: how long it was, and the most the process held meanwhile. */
async function drain(response: Response) {
  let length = 0
  let lookedAt = 0
  let peak = held()
  let tail = ''
  for await (const chunk of response.body ?? []) {
    length += chunk.length
    tail = Buffer.from(chunk).toString('latin1').slice(-300) || tail
    if (length - lookedAt < 10 * MB) continue
    lookedAt = length
    peak = Math.max(peak, held())
  }
  return { length, peak, tail }
}

describe('an answer that is larger than is held', () => {
  it('passes with bounded memory where nothing of it has to be looked into: 200 MB in less than 50', {
    retry: 3,
  }, async () => {
    const token = await proxy.token({ scope: 'user/Observation.rs', ...staff })
    size = 60 * MB
    await drain(await proxy.ask('/Observation', token))
    const before = held()
    size = 200 * MB
    const response = await proxy.ask('/Observation', token)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('application/fhir+json; charset=utf-8')
    const { length, peak, tail } = await drain(response)
    expect(length).toBeGreaterThan(200 * MB)
    expect(tail.endsWith(']}')).toBe(true)
    expect((peak - before) / MB).toBeLessThan(50)
    const [row] = await proxy.audit(response)
    expect(row).toMatchObject({
      ...{ action: 'resource.accessed', outcome: 'SUCCESS' },
      detail: { isStreamed: true, resourceType: 'Observation' },
    })
  })

  it('LEAK-27 RS-13 names the public base alone, and its pages lead through it', async () => {
    size = 3 * MB
    const token = await proxy.token({ scope: 'user/Observation.rs', ...staff })
    const text = await (await proxy.ask('/Observation', token)).text()
    expect(text).not.toContain(base)
    const { link, entry } = JSON.parse(text)
    expect(link[0].url).toBe(`${proxy.base}/Observation?_getpages=abc&_getpagesoffset=20`)
    const urls = entry.map(({ fullUrl }: { fullUrl: string }) => fullUrl)
    expect(urls.every((url: string) => url.startsWith(`${proxy.base}/Observation/o`))).toBe(true)
  })

  it('is looked into, and so held, where a patient or a category is a limit or includes come along', async () => {
    size = 3 * MB
    const cases = [
      ['/Observation', await proxy.token({ scope: 'patient/Observation.rs' })],
      ['/Observation', await proxy.token({ scope: 'user/Observation.rs?category=a', ...staff })],
      [
        '/Observation?_include=Observation:subject',
        await proxy.token({ scope: 'user/Observation.rs', ...staff }),
      ],
    ] as const
    for (const [path, token] of cases) {
      const response = await proxy.ask(path, token)
      expect(response.status).toBe(200)
      const [row] = await proxy.audit(response)
      expect(row).toMatchObject({ detail: { withheld: expect.any(Number) } })
      expect(row?.detail).not.toHaveProperty('isStreamed')
    }
  })

  it('is refused where it cannot be held, which is no failure of the server', async () => {
    size = 40 * MB
    const token = await proxy.token({ scope: 'patient/Observation.rs' })
    for (let i = 0; i < 6; i += 1) {
      const response = await proxy.ask('/Observation', token)
      expect(response.status).toBe(400)
      expect(await response.json()).toMatchObject({ issue: [{ code: 'too-costly' }] })
    }
  })

  it('ends behind us when nobody reads it any more', async () => {
    size = 200 * MB
    broken = 0
    const token = await proxy.token({ scope: 'user/Observation.rs', ...staff })
    const ending = new AbortController()
    const response = await proxy.ask('/Observation', token, { signal: ending.signal })
    await response.body?.getReader().read()
    ending.abort()
    await expect.poll(() => broken).toBe(1)
  })
})
