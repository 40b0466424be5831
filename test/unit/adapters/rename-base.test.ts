import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renaming } from '../../../api/adapters/rename-base.ts'

const FROM = 'http://hapi:8080/fhir'
const TO = 'https://hospital.example/fhir'

const piece = fc.constantFrom(
  ...[FROM, FROM.replaceAll('/', '\\/'), `${FROM}/Patient/1`, `${FROM}?_getpages=a`, `${FROM}2`],
  ...['http://hapi:8080/', 'http://hapi', '"', 'ü€', '😀', '/', '?', ' ', 'fhir', TO],
)
const text = fc.array(piece, { maxLength: 12 }).map((parts) => parts.join(''))

async function inChunks(bytes: Uint8Array, sizes: readonly number[], below: string) {
  async function* chunks() {
    let at = 0
    for (const size of sizes) {
      yield bytes.subarray(at, at + size)
      at += size
    }
    yield bytes.subarray(at)
  }
  const parts: Uint8Array[] = []
  for await (const chunk of renaming(FROM, TO, below).chunks(chunks())) parts.push(chunk)
  return Buffer.concat(parts).toString('utf8')
}

describe('LEAK-27 an address behind the proxy', () => {
  it.each([
    [`"${FROM}/Patient/1"`, `"${TO}/Patient/1"`],
    [`"${FROM}"`, `"${TO}"`],
    [`"${FROM}2/x"`, `"${FROM}2/x"`],
    [`"${FROM}.example"`, `"${FROM}.example"`],
    [FROM.replaceAll('/', '\\/'), TO],
    [`"${FROM}?_getpages=a"`, `"${TO}/Observation?_getpages=a"`],
  ])('%s becomes %s', (given, expected) => {
    expect(renaming(FROM, TO, '/Observation').text(given)).toBe(expected)
  })

  it('becomes the same however the bytes are cut', async () => {
    const sizes = fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(
        text,
        sizes,
        fc.constantFrom('', '/Observation'),
        async (given, cut, below) => {
          const whole = renaming(FROM, TO, below).text(given)
          expect(await inChunks(Buffer.from(given), cut, below)).toBe(whole)
        },
      ),
      { numRuns: 1000 },
    )
  })
})
