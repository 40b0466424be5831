import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  matches,
  readFilter,
  SORT_KEYS,
  sortRows,
  writeFilter,
} from '../../../portal/src/features/registrations/registration-filter.ts'
import {
  fromServerFilter,
  readQueueFilter,
  toServerFilter,
  writeQueueFilter,
} from '../../../portal/src/features/review/queue/queue-filter.ts'
import { APP_VERSION_STATUSES, REVIEW_STATES } from '../../../schema/vocabulary/app-status.ts'
import {
  ATTESTATION_ANSWERS,
  CLIENT_TYPES,
  RISK_TIERS,
} from '../../../schema/vocabulary/registration.ts'
import { REVIEW_QUEUE_SORTS } from '../../../schema/vocabulary/review-queue.ts'
import { GOVERNANCE_STAGES } from '../../../schema/vocabulary/stage.ts'

const rows = [
  { name: 'Beta', number: 2, status: 'LIVE', statusChangedAt: '2026-11-20T00:00:00Z' },
  { name: 'Alpha', number: 1, status: 'DRAFT', statusChangedAt: '2026-11-22T00:00:00Z' },
  { name: 'Gamma', number: 1, status: 'RETIRED', statusChangedAt: '2026-11-21T00:00:00Z' },
] as const

describe('the filter of My Registrations', () => {
  it('survives the address', () => {
    const filters = fc.record({
      search: fc.string(),
      statuses: fc.subarray([...APP_VERSION_STATUSES]),
      sort: fc.constantFrom(...SORT_KEYS),
      isDescending: fc.boolean(),
    })
    fc.assert(
      fc.property(filters, (filter) => {
        expect(readFilter(new URLSearchParams(writeFilter(filter).toString()))).toEqual(filter)
      }),
    )
  })

  it('shows the latest change first when the address says nothing', () => {
    const names = sortRows(rows, readFilter(new URLSearchParams())).map((row) => row.name)
    expect(names).toEqual(['Alpha', 'Gamma', 'Beta'])
  })

  it('leaves out what it does not understand', () => {
    const filter = readFilter(new URLSearchParams('status=NONSENSE&status=LIVE&sort=size'))
    expect(filter).toMatchObject({ statuses: ['LIVE'], sort: 'modified' })
  })

  it('searches by name without regard to case', () => {
    const filter = readFilter(new URLSearchParams('q=BET'))
    expect(rows.filter((row) => matches(filter, row)).map((row) => row.name)).toEqual(['Beta'])
  })
})

describe('the filter of the review queue', () => {
  it('survives the address', () => {
    const filters = fc.record({
      search: fc.string(),
      statuses: fc.subarray([...APP_VERSION_STATUSES]),
      reviewStates: fc.subarray([...REVIEW_STATES]),
      riskTiers: fc.subarray([...RISK_TIERS]),
      attestation: fc.constantFrom(null, ...ATTESTATION_ANSWERS),
      stages: fc.subarray([...GOVERNANCE_STAGES]),
      clientTypes: fc.subarray([...CLIENT_TYPES]),
      whose: fc.constantFrom(null, 'me', 'nobody', 'VXNlcjox'),
      bulkData: fc.constantFrom(null, true, false),
      overdue: fc.constantFrom(null, true, false),
      vendorVerified: fc.constantFrom(null, true, false),
      sort: fc.constantFrom(...REVIEW_QUEUE_SORTS),
    })
    fc.assert(
      fc.property(filters, (filter) => {
        const address = new URLSearchParams(writeQueueFilter(filter).toString())
        expect(readQueueFilter(address)).toEqual(filter)
        // and a view that was kept, but for spaces around what is searched and no status, which is any
        const kept = fromServerFilter(toServerFilter(filter), filter.sort)
        const statuses = filter.statuses.length ? filter.statuses : APP_VERSION_STATUSES
        expect(kept).toEqual({ ...filter, statuses, search: filter.search.trim() })
      }),
    )
  })

  it('asks for what is in review when the address says nothing', () => {
    expect(toServerFilter(readQueueFilter(new URLSearchParams()))).toEqual({
      search: null,
      statuses: ['IN_REVIEW'],
      reviewStates: null,
      riskTiers: null,
      attestation: null,
      stages: null,
      clientTypes: null,
      assignedToMe: null,
      unassigned: null,
      assignee: null,
      bulkData: null,
      overdue: null,
      vendorVerified: null,
    })
  })
})
