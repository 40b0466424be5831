import { describe, expect, it } from 'vitest'
import { CircuitBreaker } from '../../../api/adapters/circuit-breaker.ts'

function breaker() {
  let time = 0
  let calls = 0
  const subject = new CircuitBreaker({ failures: 3, pauseMs: 1000, now: () => time })
  const call = async (answer: 'good' | 'bad' | 'broken') => {
    const run = async () => {
      calls += 1
      if (answer === 'broken') throw new Error('broken')
      return answer
    }
    return subject.run(run, (each) => each === 'bad').catch((error: Error) => error.name)
  }
  return { subject, call, calls: () => calls, pass: (ms: number) => (time += ms) }
}

describe('a server that fails', () => {
  it('is asked until it has failed again and again, and then left in peace', async () => {
    const { call, calls } = breaker()
    expect(await call('bad')).toBe('bad')
    expect(await call('broken')).toBe('Error')
    expect(await call('broken')).toBe('Error')
    expect(await call('good')).toBe('UpstreamPausedError')
    expect(calls()).toBe(3)
  })

  it('a success in between begins the count anew', async () => {
    const { call, calls } = breaker()
    for (const answer of ['bad', 'bad', 'good', 'bad', 'bad', 'good'] as const) await call(answer)
    expect(calls()).toBe(6)
  })

  it('after the pause one call tries; its success opens the way', async () => {
    const { call, calls, pass } = breaker()
    for (let i = 0; i < 3; i += 1) await call('bad')
    pass(999)
    expect(await call('good')).toBe('UpstreamPausedError')
    pass(1)
    const both = await Promise.all([call('good'), call('good')])
    expect(both).toEqual(['good', 'UpstreamPausedError'])
    expect(calls()).toBe(4)
    expect(await Promise.all([call('good'), call('good')])).toEqual(['good', 'good'])
  })

  it('its failure begins the pause anew', async () => {
    const { call, calls, pass } = breaker()
    for (let i = 0; i < 3; i += 1) await call('bad')
    pass(1000)
    expect(await call('broken')).toBe('Error')
    pass(999)
    expect(await call('good')).toBe('UpstreamPausedError')
    pass(1)
    expect(await call('good')).toBe('good')
    expect(calls()).toBe(5)
  })

  it('says how long it is left in peace', async () => {
    const { subject, call, pass } = breaker()
    for (let i = 0; i < 3; i += 1) await call('bad')
    pass(-4000)
    const refused = subject.run(
      async () => 'good',
      () => false,
    )
    await expect(refused).rejects.toMatchObject({ code: 'UPSTREAM_PAUSED', retryAfterSeconds: 5 })
  })
})
