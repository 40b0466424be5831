import { maxHeaderSize } from 'node:http'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'

let platform: TestPlatform
beforeAll(async () => {
  platform = await startTestPlatform()
})
afterAll(() => platform?.stop())

interface RawAnswer {
  status: string
  headers: string
  body: string
}

/** Writes to the port as it is given, and reads until the other side is done. */
function raw(...written: string[]): Promise<RawAnswer> {
  const { hostname, port } = new URL(platform.url)
  return new Promise((done, fail) => {
    let answer = ''
    const socket = connect({ port: Number(port), host: hostname, noDelay: true }, async () => {
      for (const each of written) {
        await new Promise((sent) => socket.write(each, sent))
        // The other side takes what came before more comes.
        await new Promise((taken) => setImmediate(() => setImmediate(taken)))
      }
    })
    socket.on('data', (chunk) => {
      answer += chunk.toString('utf8')
    })
    socket.on('close', () => {
      const [head = '', body = ''] = answer.split('\r\n\r\n')
      const [status = '', ...headers] = head.split('\r\n')
      done({ status, headers: headers.join('\n'), body })
    })
    socket.on('error', fail)
  })
}

const tooLarge = (line: string) =>
  raw([line, 'Host: h', `Authorization: Bearer ${'x'.repeat(maxHeaderSize)}`, '', ''].join('\r\n'))

describe('headers that are too large', () => {
  it.each([
    'GET /fhir/Patient/p1 HTTP/1.1',
    'GET /fhir-sandbox/Patient?name=x HTTP/1.1',
    'POST /fhir HTTP/1.1',
    'POST /FHIR?x HTTP/1.1',
    'PUT /fhir/metadata HTTP/1.1',
  ])('RS-10 are answered with an OperationOutcome at %s', async (line) => {
    const { body, headers, status } = await tooLarge(line)
    expect(status).toBe('HTTP/1.1 431 Request Header Fields Too Large')
    expect(headers).toMatch(/^Content-Type: application\/fhir\+json/m)
    expect(headers).toMatch(/^Connection: close$/m)
    expect(headers).toContain(`Content-Length: ${body.length}`)
    expect(JSON.parse(body)).toMatchObject({
      resourceType: 'OperationOutcome',
      issue: [{ severity: 'error', code: 'too-long' }],
    })
    expect(body, 'the limit').toContain(String(maxHeaderSize))
    expect(body, 'nothing of the token').not.toContain('xxx')
  })

  it.each(['GET /graphql HTTP/1.1', 'GET /fhirs/Patient HTTP/1.1', 'GET / HTTP/1.1'])(
    'are answered with the status alone at %s',
    async (line) => {
      const { body, status } = await tooLarge(line)
      expect([status.slice(0, 12), body]).toEqual(['HTTP/1.1 431', ''])
    },
  )

  it.each([
    ['GET /fhir/Patient/p1', 'OperationOutcome'],
    ['POST /fhir-sandbox', 'OperationOutcome'],
    ['GET /portal/', undefined],
  ])(
    'RS-10 are answered as well where the line of %s came long before the rest',
    async (line, type) => {
      const { body, headers, status } = await raw(
        `${line} HTTP/1.1\r\nHost: h\r\n`,
        `X-Long: ${'x'.repeat(2 * maxHeaderSize)}\r\n`,
        `X-Longer: ${'x'.repeat(maxHeaderSize)}\r\n\r\n`,
      )
      expect(status).toBe('HTTP/1.1 431 Request Header Fields Too Large')
      expect(headers).toMatch(/^Connection: close$/m)
      expect(body && JSON.parse(body).resourceType).toBe(type ?? '')
    },
  )

  it('are answered by the status at least when they are not read to their end', async () => {
    const { status } = await raw(
      'GET /fhir/Patient/p1 HTTP/1.1\r\nHost: h\r\n',
      `X-Long: ${'x'.repeat(3.5 * maxHeaderSize)}\r\n`,
      `X-Longer: ${'x'.repeat(0.6 * maxHeaderSize)}\r\n\r\n`,
    )
    expect(status).toContain(' 431 ')
  })

  it('are not those of the size that is allowed', async () => {
    const long = 'x'.repeat(maxHeaderSize - 100)
    const { status } = await raw(
      `GET /fhir/metadata HTTP/1.1\r\nHost: h\r\nConnection: close\r\n`,
      `X-Long: ${long}\r\n\r\n`,
    )
    expect(status).toBe('HTTP/1.1 200 OK')
  })

  it('leave the server as it was', async () => {
    expect((await fetch(`${platform.url}/fhir/metadata`)).status).toBe(200)
  })
})

describe('what is no HTTP', () => {
  it.each([
    'GET /fhir/Patient/p1 HTTP/1.1\r\nHost: h\r\nBad Header: x\r\n\r\n',
    'GET /fhir/Patient/p1 HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
    'POST /fhir/Patient HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n',
  ])('LEAK-24 is refused as an OperationOutcome below a base: %j', async (written) => {
    const { body, status } = await raw(written)
    expect(status).toBe('HTTP/1.1 400 Bad Request')
    expect(JSON.parse(body)).toMatchObject({
      resourceType: 'OperationOutcome',
      issue: [{ code: 'invalid' }],
    })
  })

  it('is refused where nobody can say what it was for', async () => {
    const { body, status } = await raw('nonsense\r\n\r\n')
    expect([status, body]).toEqual(['HTTP/1.1 400 Bad Request', ''])
  })
})
