import { describe, expect, test } from 'vitest'
import { earliestSunset, sunsetFaults, utcDay } from '../../../api/domain/sunset.ts'
import { deprecationStatus } from '../../../schema/vocabulary/deprecation.ts'

const at = (text: string) => new Date(text)

describe('days', () => {
  test.each([
    ['2027-03-01T00:00:00.000Z', '2027-03-01T00:00:00.000Z'],
    ['2027-03-01T23:59:59.999Z', '2027-03-01T00:00:00.000Z'],
    ['2027-03-01T23:00:00-05:00', '2027-03-02T00:00:00.000Z'],
    ['1969-12-31T12:00:00.000Z', '1969-12-31T00:00:00.000Z'],
  ])('%s is of the UTC day %s', (moment, day) => {
    expect(utcDay(at(moment)).toISOString()).toBe(day)
  })

  test('are counted from today, whatever the hour', () => {
    for (const hour of ['00:00:00.000', '23:59:59.999'])
      expect(earliestSunset(at(`2027-01-01T${hour}Z`), 90)).toEqual(at('2027-04-01T00:00:00Z'))
  })
})

describe('the day of an end', () => {
  const now = at('2027-01-01T15:00:00Z')
  const first = { now, noticeDays: 90, before: null }
  test.each([
    ['2027-04-01', []],
    ['2027-03-31', [{ code: 'TOO_SHORT', limit: 90, actual: 89 }]],
    ['2026-12-31', [{ code: 'TOO_SHORT', limit: 90, actual: -1 }]],
    ['2029-12-31', []],
    ['2030-01-01', [{ code: 'TOO_LONG', limit: 1095, actual: 1096 }]],
  ])('%s', (day, faults) => {
    const found = sunsetFaults(at(`${day}T00:00:00Z`), first)
    expect(found).toMatchObject(faults)
    expect(found).toHaveLength(faults.length)
  })

  test.each([
    ['2027-02-01', '2027-02-01', 0],
    ['2027-02-01', '2027-02-02', 0],
    ['2027-02-02', '2027-02-01', 1],
    ['2026-12-01', '2027-02-01', 1],
  ])('announced for %s, it may be moved to %s: %i faults', (before, day, faults) => {
    const moved = { ...first, before: at(`${before}T00:00:00Z`) }
    expect(sunsetFaults(at(`${day}T00:00:00Z`), moved)).toHaveLength(faults)
  })
})

test.each([
  [['DRAFT'], null, 'ACTIVE'],
  [['IN_REVIEW', 'LIVE'], null, 'ACTIVE'],
  [['LIVE', 'RETIRED'], '2027', 'SUNSET_ANNOUNCED'],
  [['SUSPENDED'], '2027', 'SUNSET_ANNOUNCED'],
  [['RETIRED', 'REJECTED'], '2027', 'RETIRED'],
  [['DRAFT', 'RETIRED'], null, 'RETIRED'],
  [['REJECTED'], null, 'ACTIVE'],
] as const)('versions that are %j, ending %s, make an app %s', (statuses, sunsetAt, status) => {
  expect(deprecationStatus(statuses, sunsetAt)).toBe(status)
})
