import type { JWTPayload } from 'jose'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { verifiedOnce } from '../../../api/http/verified-once.ts'

const START = new Date('2026-01-01T00:00:00Z')
const seconds = (after: number) => Math.floor(START.getTime() / 1000) + after

beforeEach(() => {
  vi.useFakeTimers({ now: START, toFake: ['Date'] })
})
afterEach(() => {
  vi.useRealTimers()
})

test('a signature is checked once a minute', async () => {
  const verify = counting({ exp: seconds(3600) })
  const read = verifiedOnce(verify)
  const first = await read('a')
  vi.setSystemTime(seconds(59) * 1000)
  expect(await read('a')).toBe(first)
  expect(verify).toHaveBeenCalledTimes(1)
  vi.setSystemTime(seconds(60) * 1000)
  await read('a')
  expect(verify).toHaveBeenCalledTimes(2)
})

test('a token that ended is checked, and so refused, by whoever knows how', async () => {
  const verify = counting({ exp: seconds(10) })
  const read = verifiedOnce(verify)
  await read('a')
  vi.setSystemTime(seconds(10) * 1000)
  verify.mockRejectedValueOnce(new Error('expired'))
  await expect(read('a')).rejects.toThrow('expired')
})

test('a refusal is not remembered, and one token says nothing of another', async () => {
  const verify = counting({ exp: seconds(3600) })
  const read = verifiedOnce(verify)
  verify.mockRejectedValueOnce(new Error('not ours'))
  await expect(read('a')).rejects.toThrow('not ours')
  await read('a')
  await read('b')
  expect(verify.mock.calls).toEqual([['a'], ['a'], ['b']])
})

test('the oldest are forgotten first', async () => {
  const verify = counting({ exp: seconds(3600) })
  const read = verifiedOnce(verify)
  for (let number = 0; number <= 5000; number++) await read(`token ${number}`)
  verify.mockClear()
  await read('token 1')
  expect(verify).not.toHaveBeenCalled()
  await read('token 0')
  expect(verify).toHaveBeenCalledTimes(1)
})

function counting(payload: JWTPayload) {
  return vi.fn(async (_token: string) => payload)
}
