import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { splitEscaped, unescaped } from '../../../api/fhir-server/search/escapes.ts'
import { likeText } from '../../../api/fhir-server/search/sql-text.ts'

describe('escaped search values', () => {
  test.each([
    ['a,b', ',', ['a', 'b']],
    ['a\\,b', ',', ['a\\,b']],
    ['a\\\\,b', ',', ['a\\\\', 'b']],
    ['s|c', '|', ['s', 'c']],
    ['s\\|c', '|', ['s\\|c']],
    ['', ',', ['']],
    [',', ',', ['', '']],
    ['a\\', ',', ['a\\']],
  ] as const)('%s split at %s', (value, separator, parts) => {
    expect(splitEscaped(value, separator)).toEqual(parts)
  })

  test('what is escaped comes back whole, whatever it holds', () => {
    const withEscapes = (text: string) => text.replace(/[,|$\\]/g, '\\$&')
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), (texts) => {
        const joined = texts.map(withEscapes).join(',')
        expect(splitEscaped(joined, ',').map(unescaped)).toEqual(texts)
      }),
    )
  })

  test('LIKE sees its own signs as text', () => {
    expect(likeText('50%_\\')).toBe('50\\%\\_\\\\')
  })
})
