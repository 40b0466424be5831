import { describe, expect, it } from 'vitest'
import { consentEnd, shortestThatServes } from '../../../api/domain/consent-duration.ts'
import {
  CONSENT_DURATIONS,
  type ConsentDuration,
} from '../../../schema/vocabulary/consent-duration.ts'

const FROM = new Date('2027-12-05T10:00:00Z')
const at = (iso: string) => new Date(iso)

describe('when a consent ends', () => {
  it.each<[ConsentDuration, string | undefined, string | undefined]>([
    ['DAYS_30', undefined, '2028-01-04T10:00:00.000Z'],
    ['YEAR_1', undefined, '2028-12-05T10:00:00.000Z'],
    ['UNTIL_REVOKED', undefined, undefined],
    ['DAYS_30', '2027-12-31T00:00:00.000Z', '2027-12-31T00:00:00.000Z'],
    ['DAYS_30', '2028-03-01T00:00:00.000Z', '2028-01-04T10:00:00.000Z'],
    ['YEAR_1', '2028-03-01T00:00:00.000Z', '2028-03-01T00:00:00.000Z'],
    ['UNTIL_REVOKED', '2028-03-01T00:00:00.000Z', '2028-03-01T00:00:00.000Z'],
  ])('%s, at the latest %s: %s', (duration, limit, end) => {
    const found = consentEnd(duration, FROM, limit ? at(limit) : undefined)
    expect(found?.toISOString()).toBe(end)
  })

  it('is a year later on the same day, or on the first of March', () => {
    expect(consentEnd('YEAR_1', at('2028-02-29T10:00:00Z'))).toEqual(at('2029-03-01T10:00:00Z'))
  })

  it('comes later the longer the time is', () => {
    const ends = CONSENT_DURATIONS.map((one) => consentEnd(one, FROM)?.getTime() ?? Infinity)
    expect(ends).toEqual(ends.toSorted((one, other) => one - other))
  })
})

it.each([
  [['offline_access', 'patient/Patient.rs'], 'YEAR_1'],
  [['online_access', 'patient/Patient.rs'], 'DAYS_30'],
  [[], 'DAYS_30'],
])('the shortest time that serves %j is %s', (requested, duration) => {
  expect(shortestThatServes(requested)).toBe(duration)
})
