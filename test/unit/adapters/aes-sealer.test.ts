import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aesSealer } from '../../../api/adapters/aes-sealer.ts'

const sealer = aesSealer(randomBytes(32))

test('what is sealed opens, and looks different each time', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(sealer.open(sealer.seal(text))).toBe(text)
      expect(sealer.seal(text)).not.toBe(sealer.seal(text))
    }),
  )
})

test('what was changed, or sealed with another key, does not open', () => {
  const sealed = sealer.seal('JBSWY3DPEHPK3PXP')
  expect(() => aesSealer(randomBytes(32)).open(sealed)).toThrow()
  fc.assert(
    fc.property(fc.nat({ max: Buffer.from(sealed, 'base64url').length - 1 }), (place) => {
      const bytes = Buffer.from(sealed, 'base64url')
      bytes[place] = (bytes[place] ?? 0) ^ 1
      expect(() => sealer.open(bytes.toString('base64url'))).toThrow()
    }),
  )
})
