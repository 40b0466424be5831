import { describe, expect, it } from 'vitest'
import type { FhirAccess } from '../../api/commands/access/audit-fhir-access.ts'
import { FhirAccessTrail } from '../../api/commands/access/fhir-access-trail.ts'

const access: FhirAccess = {
  ...{ organizationId: 'o', environment: 'PRODUCTION', at: new Date(0), outcome: 'SUCCESS' },
  ...{ sourceIp: '', requestId: '', detail: {} },
}

/** A trail whose database keeps what it is given, and how many rows each statement had. */
function trailOf() {
  const statements: number[] = []
  const trail = new FhirAccessTrail({
    rowWriter: {
      write: async <Row extends object>(_sql: string, [rows]: readonly unknown[]) => {
        statements.push(JSON.parse(String(rows)).length)
        const reply: object = { is_trusted: true, stale: null, changed: null, snapshot: '1:1:' }
        return [reply as Row]
      },
    },
    ...{ onChanged: () => undefined, onMissed: () => undefined },
  })
  return { trail, statements }
}

const turn = () => new Promise((done) => setImmediate(done))

describe('the trail of accesses', () => {
  it('gathers the rows of requests that are under way', async () => {
    const { trail, statements } = trailOf()
    const late = async () => {
      await turn()
      return trail.record(access)
    }
    await Promise.all([trail.during(() => trail.record(access)), trail.during(late)])
    expect(statements).toEqual([2])
  })

  it('does not wait for a request that ends without a row', async () => {
    const { trail, statements } = trailOf()
    const fails = trail.during(() => Promise.reject(new Error('gone')))
    await expect(fails).rejects.toThrow('gone')
    expect(await trail.during(() => trail.record(access))).toBe(true)
    expect(statements).toEqual([1])
  })

  it('does not wait long for a request that takes long', async () => {
    const { trail, statements } = trailOf()
    const { promise, resolve: finish } = Promise.withResolvers<void>()
    const slow = trail.during(() => promise)
    expect(await trail.during(() => trail.record(access))).toBe(true)
    finish()
    await slow
    expect(statements).toEqual([1])
  })
})
