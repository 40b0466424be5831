import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  dueKey,
  endedKeys,
  nextChange,
  PUBLISHED_AFTER_MS,
  PUBLISHED_AHEAD_MS,
  signingNow,
} from '../../../api/domain/signing-keys.ts'

const DAY = 86_400_000
const START = Date.UTC(2026, 0, 1)
const at = (days: number) => new Date(START + days * DAY)
const key = (kid: string, days: number) => ({ kid, signsFrom: at(days) })
const plan = { rotateAfterDays: 90 }

describe('the plan of signing keys', () => {
  test.each([
    ['no key at all', [], 0, at(0)],
    ['a fresh key', [key('a', 0)], 1, undefined],
    ['two days before its end', [key('a', 0)], 88, undefined],
    ['a day before its end', [key('a', 0)], 89, at(90)],
    ['long after its end', [key('a', 0)], 200, at(201)],
    ['a successor that waits', [key('a', 0), key('b', 90)], 89.5, undefined],
    ['only a key that waits', [key('b', 90)], 89, at(89)],
  ])('%s', (_name, keys, day, due) => {
    expect(dueKey(keys, { now: at(day), ...plan })).toEqual(due)
  })

  test('the latest that took over signs, and the next is known', () => {
    const keys = [key('c', 20), key('a', 0), key('b', 10)]
    expect(signingNow(keys, at(15))?.kid).toBe('b')
    expect(nextChange(keys, at(15))).toEqual(at(20))
    expect(signingNow(keys, at(-1))).toBeUndefined()
    expect(nextChange(keys, at(20))).toBeUndefined()
  })

  test('whenever the house is awake, a key signs, is published before and after, and few are kept', () => {
    const naps = fc.array(fc.integer({ min: 1, max: 40 * 24 }), { maxLength: 60 })
    fc.assert(
      fc.property(naps, (hours) => {
        let keys: Made[] = []
        let now = START
        for (const nap of [0, ...hours]) {
          now += nap * 3_600_000
          keys = wake(keys, now)
        }
      }),
    )
  })
})

interface Made {
  signsFrom: Date
  madeAt: number
}

/** What the calendar does when it looks, with what has to be true each time. */
function wake(keys: Made[], now: number): Made[] {
  const today = new Date(now)
  const signing = signingNow(keys, today)
  const due = dueKey(keys, { now: today, rotateAfterDays: 30 })
  const isFirst = keys.length === 0
  if (due && !isFirst) expect(due.getTime() - now).toBe(PUBLISHED_AHEAD_MS)
  const grown = due ? [...keys, { signsFrom: due, madeAt: now }] : keys
  const ended = endedKeys(grown, today)
  for (const one of ended) {
    const successor = grown.find(({ signsFrom }) => signsFrom > one.signsFrom)
    expect(now - Number(successor?.signsFrom)).toBeGreaterThanOrEqual(PUBLISHED_AFTER_MS)
  }
  expect(ended).not.toContain(signing)
  const kept = grown.filter((one) => !ended.includes(one))
  expect(signingNow(kept, today)).toBeDefined()
  expect(kept.length).toBeLessThanOrEqual(3)
  return kept
}
