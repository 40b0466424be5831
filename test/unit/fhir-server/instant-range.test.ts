import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instantRange } from '../../../api/fhir-server/index/instant-range.ts'

const span = (text: string) => {
  const range = instantRange(text)
  return range && [new Date(range.low).toISOString(), new Date(range.high).toISOString()]
}

describe('the span of time a FHIR date stands for', () => {
  test.each([
    ['2024', '2024-01-01T00:00:00.000Z', '2024-12-31T23:59:59.999Z'],
    ['2024-02', '2024-02-01T00:00:00.000Z', '2024-02-29T23:59:59.999Z'],
    ['2023-12', '2023-12-01T00:00:00.000Z', '2023-12-31T23:59:59.999Z'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z', '2024-02-29T23:59:59.999Z'],
    ['2024-05-05T14:30Z', '2024-05-05T14:30:00.000Z', '2024-05-05T14:30:59.999Z'],
    ['2024-05-05T14:30:15Z', '2024-05-05T14:30:15.000Z', '2024-05-05T14:30:15.999Z'],
    ['2024-05-05T14:30:15.25Z', '2024-05-05T14:30:15.250Z', '2024-05-05T14:30:15.250Z'],
    ['2024-05-05T14:30:15+02:00', '2024-05-05T12:30:15.000Z', '2024-05-05T12:30:15.999Z'],
    ['2024-05-05T14:30:15', '2024-05-05T14:30:15.000Z', '2024-05-05T14:30:15.999Z'],
  ])('%s', (text, low, high) => {
    expect(span(text)).toEqual([low, high])
  })

  test.each([
    '',
    '24',
    '2024-13',
    '2023-02-29',
    '2024-02-30',
    '2024-5-5',
    '2024-05-05T14',
    '2024-05-05T25:00Z',
    '2024-05-05T14:61Z',
    '2024-05-05 14:30',
    'today',
    '0000',
  ])('is not found in "%s"', (text) => {
    expect(instantRange(text)).toBeUndefined()
  })

  test('a day lies in its month, the month in its year', () => {
    const days = fc.date({
      min: new Date('1900-01-01'),
      max: new Date('2100-12-31'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(days, (date) => {
        const day = date.toISOString().slice(0, 10)
        const ranges = [day, day.slice(0, 7), day.slice(0, 4)].map((text) => instantRange(text))
        for (const [i, inner] of ranges.slice(0, 2).entries()) {
          const outer = ranges[i + 1]
          expect(inner?.low).toBeGreaterThanOrEqual(outer?.low ?? Infinity)
          expect(inner?.high).toBeLessThanOrEqual(outer?.high ?? -Infinity)
        }
      }),
    )
  })
})
