import { describe, expect, it } from 'vitest'
import {
  type TransitionDecision,
  toSend,
} from '../../../portal/src/components/transitions/sent-decision.ts'

const DECISION: TransitionDecision = {
  transition: 'SUSPEND',
  versionId: 'v1',
  expectedRevision: 3,
  reason: 'Results of another person are shown.',
  code: null,
}

describe('a decision that is sent', () => {
  it('has a key of its own, long enough for the server', () => {
    const [one, other] = [toSend(DECISION, undefined), toSend(DECISION, undefined)]
    expect(one.idempotencyKey.length).toBeGreaterThanOrEqual(8)
    expect(one.idempotencyKey).not.toBe(other.idempotencyKey)
    expect(one.decision).toBe(DECISION)
  })

  it('goes out as it was when nobody answered, though the version has moved since', () => {
    const sent = toSend(DECISION, undefined)
    expect(toSend({ ...DECISION, expectedRevision: 4 }, sent)).toBe(sent)
    expect(toSend({ ...DECISION, reason: ` ${DECISION.reason} ` }, sent)).toBe(sent)
  })

  it.each<Partial<TransitionDecision>>([
    { transition: 'RETIRE' },
    { versionId: 'v2' },
    { reason: 'Results of somebody else are shown.' },
    { code: 'OTHER' },
    { record: { checklist: ['told'], answers: [] } },
  ])('is another one with %j', (change) => {
    const sent = toSend(DECISION, undefined)
    const next = toSend({ ...DECISION, ...change }, sent)
    expect(next.idempotencyKey).not.toBe(sent.idempotencyKey)
    expect(next.decision).toMatchObject(change)
  })
})
