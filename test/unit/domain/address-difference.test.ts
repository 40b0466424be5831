import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressDifference } from '../../../api/domain/address-difference.ts'

const REGISTERED = 'https://app.example/callback'

describe('two addresses that are not the same', () => {
  it.each([
    ['https://app.example/callback/', 29, '/', '', 'SLASH'],
    ['http://app.example/callback', 5, '', 's', 'SCHEME'],
    ['https://app.example/Callback', 21, 'C', 'c', 'LETTERS'],
    ['https://app.example/%63allback', 21, '%63', 'c', 'ENCODING'],
    ['https://app.example:8443/callback', 20, ':8443', '', 'PORT'],
    ['https://app.example/callback?a=b', 29, '?a=b', '', 'QUERY'],
    ['https://app.example/callback#a', 29, '#a', '', 'FRAGMENT'],
    [' https://app.example/callback', 1, ' ', '', 'SPACES'],
    ['https://app.example/callbacl', 28, 'l', 'k', undefined],
  ])('%s', (asked, position, extra, missing, hint) => {
    const difference = addressDifference(asked, ['https://elsewhere.example/', REGISTERED])
    expect(difference).toMatchObject({
      position,
      asked: { different: extra },
      registered: { different: missing },
    })
    expect(difference?.hint).toBe(hint)
  })

  it('are taken apart without a character lost, and joined they are what they were', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        const found = addressDifference(a, [b])
        const whole = (one?: { before: string; different: string; after: string }) =>
          one && one.before + one.different + one.after
        expect([whole(found?.asked), whole(found?.registered)]).toEqual([a, b])
        expect(found?.asked.before).toBe(found?.registered.before)
        expect(found?.asked.after).toBe(found?.registered.after)
      }),
    )
  })

  it('need something to be compared with', () => {
    expect(addressDifference(REGISTERED, [])).toBeUndefined()
  })
})
