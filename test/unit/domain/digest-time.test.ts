import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nextDigestAt } from '../../../api/domain/digest-time.ts'

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Pacific/Auckland',
  'Pacific/Apia',
]

describe('the next digest', () => {
  test.each([
    ['2026-11-22T06:59:59Z', 'UTC', '2026-11-22T07:00:00.000Z'],
    ['2026-11-22T07:00:00Z', 'UTC', '2026-11-23T07:00:00.000Z'],
    ['2026-11-22T05:59:00Z', 'Europe/Berlin', '2026-11-22T06:00:00.000Z'],
    ['2026-03-28T12:00:00Z', 'Europe/Berlin', '2026-03-29T05:00:00.000Z'], // summer time begins at night
    ['2026-10-24T12:00:00Z', 'Europe/Berlin', '2026-10-25T06:00:00.000Z'], // and ends
    ['2026-12-31T23:00:00Z', 'America/New_York', '2027-01-01T12:00:00.000Z'],
    ['2026-06-01T20:00:00Z', 'Asia/Kolkata', '2026-06-02T01:30:00.000Z'],
  ])('after %s in %s is at %s', (now, zone, due) => {
    expect(nextDigestAt(new Date(now), zone).toISOString()).toBe(due)
  })

  test('is always the coming seven o’clock, at most some 25 hours away', () => {
    const moments = fc.date({
      min: new Date('2020-01-01'),
      max: new Date('2040-01-01'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(moments, fc.constantFrom(...ZONES), (now, timeZone) => {
        const due = nextDigestAt(now, timeZone)
        const clock = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'short' })
        expect(clock.format(due)).toBe('07:00')
        expect(due.getTime()).toBeGreaterThan(now.getTime())
        expect(due.getTime() - now.getTime()).toBeLessThanOrEqual(25 * 3_600_000)
      }),
    )
  })
})
