import { describe, expect, it } from 'vitest'
import { checkKeySet, keySetDetail, usableKeys } from '../../../api/domain/key-set.ts'

const RSA = { kty: 'RSA', kid: 'rsa', n: 'w'.repeat(342), e: 'AQAB' }
const EC = { kty: 'EC', kid: 'ec', crv: 'P-384', x: 'AQ', y: 'AQ' }

describe('a key set at an address', () => {
  it('is described key by key', () => {
    expect(checkKeySet({ keys: [RSA, { ...EC, use: 'sig', alg: 'ES384' }] })).toEqual({
      problem: undefined,
      keys: [
        { kid: 'rsa', kty: 'RSA', alg: 'RS384', strength: 'RSA, 2048 bits', problem: undefined },
        { kid: 'ec', kty: 'EC', alg: 'ES384', strength: 'EC, P-384', problem: undefined },
      ],
    })
  })

  it('may hold keys for other purposes, which are passed over', () => {
    const set = { keys: [EC, { ...RSA, use: 'enc' }, { kty: 'OKP', kid: 'x', crv: 'X25519' }] }
    expect(keySetDetail(checkKeySet(set))).toBe('One key can be used.')
    expect(usableKeys(set)).toEqual([EC])
    expect(checkKeySet(set).keys.map(({ problem }) => problem === undefined)).toEqual([
      true,
      false,
      false,
    ])
  })

  it.each([
    ['it is a page', '<html>', 'list called “keys”'],
    ['it is empty', { keys: [] }, '1 to 10 keys'],
    ['a private key stands in it', { keys: [EC, { ...RSA, d: 'AQ' }] }, 'private key'],
    ['a symmetric key stands in it', { keys: [EC, { kty: 'oct', kid: 'k', k: 'AQ' }] }, 'private'],
    ['two keys have one name', { keys: [EC, { ...RSA, kid: 'ec' }] }, 'same “kid”'],
    ['every key is weak', { keys: [{ ...RSA, n: 'w'.repeat(171) }] }, 'this one has 1024'],
    [
      'a number is shorter than it looks',
      { keys: [{ ...RSA, n: `AA${'w'.repeat(340)}` }] },
      '2036',
    ],
    ['every key is for something else', { keys: [{ ...RSA, alg: 'RS256' }] }, 'we accept RS384'],
    ['no key has a name', { keys: [{ ...EC, kid: '' }] }, 'needs a “kid”'],
  ])('cannot be used when %s', (_what, set, words) => {
    expect(checkKeySet(set).problem).toContain(words)
    expect(usableKeys(set)).toEqual([])
  })
})
