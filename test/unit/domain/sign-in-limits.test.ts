import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type SignInAttempt, signInCounters } from '../../../api/domain/sign-in-limits.ts'

const attempt = fc.record({
  account: fc.string(),
  address: fc.string(),
  device: fc.option(fc.string({ minLength: 1 }), { nil: undefined }),
})
const stranger = attempt.map((one) => ({ ...one, device: undefined }))
const names = (one: SignInAttempt) =>
  signInCounters(one).map(({ bucket, key }) => `${bucket} ${key}`)
const shared = (a: SignInAttempt, b: SignInAttempt) =>
  names(a).filter((name) => names(b).includes(name))

describe('the counters of failed sign-ins', () => {
  test('a known browser shares none with anybody who has no such browser', () => {
    fc.assert(
      fc.property(attempt, fc.string({ minLength: 1 }), stranger, (one, device, other) => {
        expect(shared({ ...one, device }, other)).toEqual([])
      }),
    )
  })

  test('two known browsers share one only when account and browser are the same', () => {
    fc.assert(
      fc.property(attempt, attempt, (a, b) => {
        fc.pre(a.device !== undefined && b.device !== undefined)
        const isSame = a.account === b.account && a.device === b.device
        expect(shared(a, b).length > 0).toBe(isSame)
      }),
    )
  })

  test('strangers meet at the account and at the address, and nowhere else', () => {
    fc.assert(
      fc.property(stranger, stranger, (a, b) => {
        const buckets = shared(a, b).map((name) => name.split(' ')[0])
        expect(buckets.includes('sign-in-account-wide')).toBe(a.account === b.account)
        expect(buckets.includes('sign-in-address')).toBe(a.address === b.address)
        const isSame = a.account === b.account && a.address === b.address
        expect(buckets.includes('sign-in-account')).toBe(isSame)
      }),
    )
  })
})
