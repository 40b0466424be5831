import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  allowedTransitions,
  beginReview,
  discard,
  type LifecycleActor,
  type MovingTransition,
  SYSTEM_ACTOR,
  transition,
  type VersionState,
} from '../../../api/domain/app-lifecycle.ts'
import {
  APP_VERSION_STATUSES,
  isTerminal,
  REVIEW_STATES,
} from '../../../schema/vocabulary/app-status.ts'
import {
  APP_VERSION_TRANSITIONS,
  TRANSITIONS,
  type TransitionParty,
} from '../../../schema/vocabulary/app-transition.ts'
import { ROLES } from '../../../schema/vocabulary/role.ts'

const PARTIES: readonly TransitionParty[] = [...ROLES, 'SYSTEM']
const MOVES = APP_VERSION_TRANSITIONS.filter((name) => name !== 'DISCARD')
const DRAFT: VersionState = { status: 'DRAFT', reviewState: null }

const STATES: readonly VersionState[] = APP_VERSION_STATUSES.flatMap((status): VersionState[] =>
  status === 'IN_REVIEW'
    ? REVIEW_STATES.map((reviewState) => ({ status, reviewState }))
    : [{ status, reviewState: null }],
)

const as = (...roles: TransitionParty[]): LifecycleActor => ({ roles })

/** Who may do what from where, written out again from the lifecycle's own document. */
const DOCUMENT: readonly (readonly [string, string, string, string])[] = [
  ['DRAFT', 'SUBMIT', 'IN_REVIEW WAITING', 'VENDOR_OWNER DEVELOPER SERVICE'],
  ['IN_REVIEW *', 'WITHDRAW', 'DRAFT', 'VENDOR_OWNER DEVELOPER SERVICE'],
  ['IN_REVIEW *', 'REJECT', 'REJECTED', 'REVIEWERS APP_ADMIN'],
  ['IN_REVIEW WAITING', 'REQUEST_CHANGES', 'IN_REVIEW CHANGES_REQUESTED', 'REVIEWERS APP_ADMIN'],
  [
    'IN_REVIEW UNDER_REVIEW',
    'REQUEST_CHANGES',
    'IN_REVIEW CHANGES_REQUESTED',
    'REVIEWERS APP_ADMIN',
  ],
  [
    'IN_REVIEW CHANGES_REQUESTED',
    'RESUBMIT',
    'IN_REVIEW WAITING',
    'VENDOR_OWNER DEVELOPER SERVICE',
  ],
  ['IN_REVIEW WAITING', 'APPROVE', 'IN_REVIEW APPROVED_PENDING_RELEASE', 'APP_ADMIN'],
  ['IN_REVIEW UNDER_REVIEW', 'APPROVE', 'IN_REVIEW APPROVED_PENDING_RELEASE', 'APP_ADMIN'],
  [
    'IN_REVIEW APPROVED_PENDING_RELEASE',
    'RELEASE',
    'LIVE',
    'SYSTEM VENDOR_OWNER APP_ADMIN SERVICE',
  ],
  ['LIVE', 'SUPERSEDE', 'RETIRED', 'SYSTEM'],
  ['SUSPENDED', 'SUPERSEDE', 'RETIRED', 'SYSTEM'],
  ['LIVE', 'SUSPEND', 'SUSPENDED', 'APP_ADMIN SECURITY_OFFICER'],
  ['SUSPENDED', 'REINSTATE', 'LIVE', 'APP_ADMIN SECURITY_OFFICER'],
  ['LIVE', 'RETIRE', 'RETIRED', 'SYSTEM VENDOR_OWNER APP_ADMIN'],
  ['SUSPENDED', 'RETIRE', 'RETIRED', 'APP_ADMIN'],
]

function expected(from: VersionState, name: string, role: TransitionParty): string | undefined {
  const row = DOCUMENT.find(
    ([state, move]) => move === name && (state === spell(from) || state === `${from.status} *`),
  )
  const by = row?.[3].replace(
    'REVIEWERS',
    ROLES.filter((known) => known.endsWith('_REVIEWER')).join(' '),
  )
  return by?.split(' ').includes(role) ? row?.[2] : undefined
}

function spell({ status, reviewState }: VersionState): string {
  return reviewState ? `${status} ${reviewState}` : status
}

describe('the lifecycle of a version', () => {
  it.each(STATES)(
    'from $status $reviewState moves as the document says, for every role',
    (from) => {
      for (const name of MOVES) {
        for (const role of PARTIES) {
          const result = transition(from, name, as(role))
          const where = result.ok ? spell(result.value) : undefined
          expect(where, `${name} by ${role}`).toBe(expected(from, name, role))
        }
      }
    },
  )

  it.each(STATES)(
    'lists from $status $reviewState exactly the moves that would succeed',
    (from) => {
      for (const role of PARTIES) {
        const allowed = allowedTransitions(from, as(role))
        const succeeding = MOVES.filter((name) => transition(from, name, as(role)).ok)
        expect(allowed.filter((name) => name !== 'DISCARD')).toEqual(succeeding)
        expect(allowed.includes('DISCARD')).toBe(discard(from, as(role)).ok)
      }
    },
  )

  it('never leaves the table, whoever tries whatever in any order', () => {
    const step = fc.record({
      name: fc.constantFrom(...MOVES),
      roles: fc.subarray([...PARTIES], { minLength: 1, maxLength: 4 }),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let version = DRAFT
        for (const { name, roles } of steps) version = checkedStep(version, name, as(...roles))
      }),
      { numRuns: 500 },
    )
  })

  it('reaches every state, and leaves every state but the terminal ones', () => {
    const reached = new Map([[spell(DRAFT), DRAFT]])
    for (const from of reached.values()) {
      const next = MOVES.map((name) => transition(from, name, as(...PARTIES)))
      const states = next.flatMap((result) => (result.ok ? [result.value] : []))
      for (const state of [...states, beginReview(from)]) reached.set(spell(state), state)
    }
    expect([...reached.keys()].sort()).toEqual(STATES.map(spell).sort())
    for (const state of STATES) {
      const exits = allowedTransitions(state, as(...PARTIES))
      expect(exits.length === 0, spell(state)).toBe(isTerminal(state.status))
    }
  })
})

describe('a refusal', () => {
  it('names the terminal state and offers nothing', () => {
    const result = transition({ status: 'REJECTED', reviewState: null }, 'RELEASE', as(...PARTIES))
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'TERMINAL_STATE', from: 'REJECTED', allowed: [] },
    })
  })

  it('tells the wrong role from the wrong moment, and says what is possible', () => {
    const live: VersionState = { status: 'LIVE', reviewState: null }
    expect(transition(live, 'SUSPEND', as('VENDOR_OWNER'))).toMatchObject({
      error: { code: 'FORBIDDEN', allowed: ['RETIRE'] },
    })
    expect(transition(live, 'APPROVE', as('APP_ADMIN'))).toMatchObject({
      error: { code: 'INVALID_TRANSITION', allowed: ['SUSPEND', 'RETIRE'] },
    })
  })

  it('keeps people from superseding: only the platform does', () => {
    const live: VersionState = { status: 'LIVE', reviewState: null }
    expect(transition(live, 'SUPERSEDE', as(...ROLES)).ok).toBe(false)
    expect(transition(live, 'SUPERSEDE', SYSTEM_ACTOR).ok).toBe(true)
  })
})

describe('beginning a review', () => {
  it('changes waiting versions and no others', () => {
    for (const state of STATES) {
      const isWaiting = state.reviewState === 'WAITING'
      expect(beginReview(state)).toEqual(
        isWaiting ? { status: 'IN_REVIEW', reviewState: 'UNDER_REVIEW' } : state,
      )
    }
  })
})

/** Moves if it may, and checks that a move is a row of the table. */
function checkedStep(from: VersionState, name: MovingTransition, actor: LifecycleActor) {
  const result = transition(from, name, actor)
  if (!result.ok) return from
  const row = TRANSITIONS.find(
    (rule) =>
      rule.transition === name &&
      rule.from === from.status &&
      rule.to === result.value.status &&
      rule.toReviewState === result.value.reviewState,
  )
  expect(row?.by.some((party) => actor.roles.includes(party))).toBe(true)
  expect(isTerminal(from.status)).toBe(false)
  return result.value
}
