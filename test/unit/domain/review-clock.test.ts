import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type BusinessCalendar,
  businessDaysBetween,
  endOfBusinessDays,
} from '../../../api/domain/governance/business-calendar.ts'
import {
  type BallMove,
  profileFor,
  readClock,
  readReviewClock,
  runningSpans,
} from '../../../api/domain/governance/review-clock.ts'
import { stageDue } from '../../../api/domain/governance/stage-due.ts'

const DAY = 86_400_000
const UTC: BusinessCalendar = { timeZone: 'UTC', holidays: new Set() }
const at = (text: string) => new Date(text.length === 10 ? `${text}T10:00:00Z` : text)
const off = (...days: string[]): BusinessCalendar => ({ ...UTC, holidays: new Set(days) })

const moments = fc.integer({ min: 0, max: 700 * 24 }).map((hours) => {
  return new Date(Date.UTC(2026, 0, 1) + hours * 3_600_000)
})
const calendars = fc
  .record({
    timeZone: fc.constantFrom('UTC', 'Europe/Madrid', 'America/New_York', 'Pacific/Auckland'),
    days: fc.array(fc.integer({ min: 0, max: 760 }), { maxLength: 40 }),
  })
  .map(({ timeZone, days }): BusinessCalendar => {
    const dates = days.map((day) => new Date(Date.UTC(2026, 0, 1) + day * DAY))
    return { timeZone, holidays: new Set(dates.map((date) => date.toISOString().slice(0, 10))) }
  })
/** Submitted, then sent back and forth at rising moments. */
const reviews = fc
  .uniqueArray(moments, { minLength: 1, maxLength: 12, selector: (moment) => moment.getTime() })
  .map((times) => {
    const rising = times.toSorted((one, other) => one.getTime() - other.getTime())
    return rising.map(
      (moment, index): BallMove => ({ at: moment, to: index % 2 ? 'VENDOR' : 'HOSPITAL' }),
    )
  })

describe('business days', () => {
  it.each([
    ['2026-11-20', 1, UTC, '2026-11-23'],
    ['2026-11-21', 1, UTC, '2026-11-23'],
    ['2026-11-23', 5, UTC, '2026-11-30'],
    ['2026-11-23', 5, off('2026-11-26', '2026-11-27'), '2026-12-02'],
    ['2026-11-23', 5, off('2026-11-28'), '2026-11-30'],
    ['2026-11-23', 0, UTC, '2026-11-23'],
  ])('after %s, %i of them end with a day', (start, days, calendar, end) => {
    expect(endOfBusinessDays(at(start), days, calendar)).toEqual(at(`${end}T23:59:59.999Z`))
  })

  it('are those of the hospital, by its own clock', () => {
    const madrid = { timeZone: 'Europe/Madrid', holidays: new Set<string>() }
    const lateOnSunday = at('2026-11-22T23:30:00Z') // Monday half past midnight in Madrid
    expect(endOfBusinessDays(lateOnSunday, 1, madrid)).toEqual(at('2026-11-24T22:59:59.999Z'))
    expect(endOfBusinessDays(lateOnSunday, 1, UTC)).toEqual(at('2026-11-23T23:59:59.999Z'))
  })

  it('are used up exactly at their end, in every zone, over every holiday', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 0, max: 40 }), calendars, (start, days, calendar) => {
        const end = endOfBusinessDays(start, days, calendar)
        expect(businessDaysBetween(start, end, calendar)).toBe(days)
        const later = endOfBusinessDays(end, 1, calendar)
        expect(businessDaysBetween(start, later, calendar)).toBe(days + 1)
      }),
    )
  })

  it('add up, and a holiday more never makes them more', () => {
    fc.assert(
      fc.property(moments, moments, moments, calendars, (one, two, three, calendar) => {
        const [a, b, c] = [one, two, three].toSorted((x, y) => x.getTime() - y.getTime())
        if (!a || !b || !c) throw new Error('Three are three.')
        const parts = businessDaysBetween(a, b, calendar) + businessDaysBetween(b, c, calendar)
        expect(parts).toBe(businessDaysBetween(a, c, calendar))
        const more = new Set([...calendar.holidays, b.toISOString().slice(0, 10)])
        expect(businessDaysBetween(a, c, { ...calendar, holidays: more })).toBeLessThanOrEqual(
          parts,
        )
      }),
    )
  })
})

describe('the clock', () => {
  const moves: BallMove[] = [
    { at: at('2026-11-02'), to: 'HOSPITAL' },
    { at: at('2026-11-05'), to: 'VENDOR' },
    { at: at('2026-11-16'), to: 'HOSPITAL' },
  ]

  it('stands still while the vendor has the ball, and goes on where it stopped', () => {
    const given = { moves, from: at('2026-11-02'), days: 10 }
    const paused = readClock({ ...given, moves: moves.slice(0, 2) }, at('2026-11-12'), UTC)
    expect(paused).toEqual({
      daysAllowed: 10,
      daysUsed: 3,
      dueAt: null,
      isOverdue: false,
      pausedSince: at('2026-11-05'),
    })
    expect(readClock(given, at('2026-11-18'), UTC)).toMatchObject({
      daysUsed: 5,
      dueAt: at('2026-11-25T23:59:59.999Z'),
      isOverdue: false,
      pausedSince: null,
    })
    expect(readClock(given, at('2026-11-26'), UTC)).toMatchObject({ daysUsed: 11, isOverdue: true })
  })

  it('is overdue exactly when its date is past, whatever was paused', () => {
    fc.assert(
      fc.property(reviews, moments, calendars, (history, later, calendar) => {
        const last = history.at(-1)?.at ?? later
        const now = new Date(Math.max(last.getTime(), later.getTime()))
        const from = history[0]?.at ?? now
        const reading = readClock({ moves: history, from, days: 7 }, now, calendar)
        if (reading.dueAt) expect(reading.isOverdue).toBe(now > reading.dueAt)
        else expect(reading.isOverdue).toBe(false)
      }),
    )
  })

  it('runs no faster for a pause, and never back', () => {
    fc.assert(
      fc.property(reviews, moments, fc.integer({ min: 0, max: 9000 }), (history, moment, hours) => {
        const from = history[0]?.at ?? moment
        const now = new Date(Math.max(moment.getTime(), history.at(-1)?.at.getTime() ?? 0))
        const used = (moves: readonly BallMove[], when: Date) =>
          readClock({ moves, from, days: 10 }, when, UTC).daysUsed
        expect(used(history, now)).toBeLessThanOrEqual(used(history.slice(0, 1), now))
        expect(used(history, new Date(now.getTime() + hours * 3_600_000))).toBeGreaterThanOrEqual(
          used(history, now),
        )
      }),
    )
  })
})

describe('the clock of a review', () => {
  const moves: BallMove[] = [
    { at: at('2026-11-02'), to: 'HOSPITAL' },
    { at: at('2026-11-05'), to: 'VENDOR' },
    { at: at('2026-11-16'), to: 'HOSPITAL' },
  ]

  it('ends with the decision', () => {
    const decided: BallMove[] = [...moves, { at: at('2026-11-18'), to: 'NOBODY' }]
    expect(runningSpans(decided).at(-1)).toEqual({ from: at('2026-11-16'), to: at('2026-11-18') })
    const file = { profile: 'HOSPITAL', moves: decided, intakePassedAt: null } as const
    const clock = readReviewClock(file, at('2027-11-18'), UTC)
    expect(clock).toMatchObject({ isOver: true, daysUsed: 5, isOverdue: false })
    expect(readReviewClock({ ...file, moves: [] }, at('2027-11-18'), UTC)).toBeUndefined()
  })

  it('gives patient-facing apps ten days for authenticity, then five', () => {
    expect(profileFor(['PROVIDER', 'PATIENT'])).toBe('PATIENT_FACING')
    expect(profileFor(['PROVIDER'])).toBe('HOSPITAL')
    const file = {
      profile: 'PATIENT_FACING',
      moves: moves.slice(0, 1),
      intakePassedAt: null,
    } as const
    expect(readReviewClock(file, at('2026-11-03'), UTC)).toMatchObject({
      phase: 'AUTHENTICITY',
      daysAllowed: 10,
      dueAt: at('2026-11-16T23:59:59.999Z'),
    })
    const passed = { ...file, intakePassedAt: at('2026-11-06') }
    expect(readReviewClock(passed, at('2026-11-09'), UTC)).toMatchObject({
      phase: 'REGISTRATION',
      daysAllowed: 5,
      daysUsed: 1,
      dueAt: at('2026-11-13T23:59:59.999Z'),
    })
  })
})

describe('a stage', () => {
  const moves: BallMove[] = [{ at: at('2026-11-02'), to: 'HOSPITAL' }]
  const security = {
    stage: 'SECURITY_PRIVACY',
    state: 'IN_PROGRESS',
    startedAt: at('2026-11-06'),
    dueAt: null,
  } as const
  const clockOf = (profile: 'PATIENT_FACING' | 'HOSPITAL', now: Date) =>
    readReviewClock({ profile, moves, intakePassedAt: at('2026-11-06') }, now, UTC)

  it.each([
    ['HOSPITAL', '2026-11-09', '2026-11-20', false, false],
    ['PATIENT_FACING', '2026-11-09', '2026-11-13', false, false],
    ['PATIENT_FACING', '2026-11-12', '2026-11-13', false, true],
    ['PATIENT_FACING', '2026-11-16', '2026-11-13', true, false],
  ] as const)('under %s on %s is due on %s', (profile, today, due, isOverdue, isDueSoon) => {
    const now = at(today)
    const given = { moves, clock: clockOf(profile, now), now, calendar: UTC }
    const dueAt = at(`${due}T23:59:59.999Z`)
    expect(stageDue(security, given)).toMatchObject({ dueAt, isOverdue, isDueSoon })
  })

  it('has no date while the vendor has the ball, and is not due soon then', () => {
    const sentBack: BallMove[] = [...moves, { at: at('2026-11-19'), to: 'VENDOR' }]
    const now = at('2026-11-20')
    const given = { moves: sentBack, clock: undefined, now, calendar: UTC }
    expect(stageDue(security, given)).toMatchObject({
      dueAt: null,
      isOverdue: false,
      isDueSoon: false,
    })
  })

  it('without days has the date it was given', () => {
    const dueAt = at('2027-11-06')
    const yearly = { stage: 'RECERTIFICATION', state: 'IN_PROGRESS', dueAt } as const
    const given = (now: Date) => ({ moves, clock: undefined, now, calendar: UTC })
    expect(stageDue(yearly, given(at('2027-11-05')))).toMatchObject({ dueAt, isOverdue: false })
    expect(stageDue(yearly, given(at('2027-11-07')))).toMatchObject({ dueAt, isOverdue: true })
  })
})
