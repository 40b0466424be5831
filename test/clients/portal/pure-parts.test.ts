import { describe, expect, it } from 'vitest'
import { iconFault } from '../../../portal/src/components/icon-upload/png.ts'
import {
  isReasonNeeded,
  transitionCopy,
} from '../../../portal/src/components/transitions/transition-copy.ts'
import { judgePassword } from '../../../portal/src/features/account/password/judge-password.ts'
import {
  addScopes,
  removeScope,
  searchOffers,
} from '../../../portal/src/features/registration/scopes/scope-list.ts'
import { decisionWords } from '../../../portal/src/features/review/workspace/decision-words.ts'
import { APP_VERSION_TRANSITIONS } from '../../../schema/vocabulary/app-transition.ts'
import { relativeTime } from '../../../ui/relative-time.ts'

describe('password advice', () => {
  it.each([
    ['short', 'Too short'],
    ['password1234', 'Weak'],
    ['ada-lovelace-12', 'Weak'],
    ['aaaaaaaaaaaaaa', 'Weak'],
    ['plum anchor skyline otter', 'Very strong'],
  ])('calls %s %s', (password, word) => {
    const { hint, word: said } = judgePassword(password, ['Ada', 'Lovelace', 'ada@work.example'])
    expect(said).toBe(word)
    expect(hint).not.toBe('')
  })
})

describe('an icon', () => {
  const png = (width: number, height: number) => {
    const bytes = new Uint8Array(64)
    bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
    const view = new DataView(bytes.buffer)
    view.setUint32(16, width)
    view.setUint32(20, height)
    return bytes
  }

  it('of 512 by 512 pixels passes', () => {
    expect(iconFault(png(512, 512))).toBeUndefined()
  })

  it('of another size, another format or too many bytes does not', () => {
    expect(iconFault(png(256, 512))).toBe(
      'The image is 256 by 512 pixels; it has to be 512 by 512.',
    )
    expect(iconFault(new TextEncoder().encode('GIF89a and more to reach the header'))).toBe(
      'The file is not a PNG image.',
    )
    expect(iconFault(new Uint8Array(1024 * 1024 + 1))).toBe('The file is larger than 1 MB.')
  })
})

describe('the scope list', () => {
  const offer = (scope: string, plainLanguage: string) => ({
    scope,
    plainLanguage,
    detail: '',
    workflows: [],
  })

  it('adds each scope once and keeps what was written', () => {
    const scopes = [{ scope: 'patient/Patient.rs', purpose: 'To greet them.', justification: '' }]
    const added = addScopes(scopes, ['patient/Patient.rs', 'openid'])
    expect(added.map(({ scope }) => scope)).toEqual(['patient/Patient.rs', 'openid'])
    expect(added[0]?.purpose).toBe('To greet them.')
    expect(removeScope(added, 'openid')).toEqual(scopes)
  })

  it('searches a shelf by plain words', () => {
    const offers = [
      offer('patient/Observation.rs', 'See your test results'),
      offer('user/Observation.rs', 'See test results'),
      offer('openid', 'Know who you are'),
    ]
    expect(searchOffers(offers, 'patient', 'TEST').map(({ scope }) => scope)).toEqual([
      'patient/Observation.rs',
    ])
    expect(searchOffers(offers, 'context', '')).toHaveLength(1)
  })
})

describe('transitions', () => {
  it('all say what they will do', () => {
    const words = APP_VERSION_TRANSITIONS.map((each) => transitionCopy(each).consequence)
    expect(new Set(words).size).toBe(APP_VERSION_TRANSITIONS.length)
  })

  it.each([
    ['REJECT', 'IN_REVIEW', true],
    ['SUSPEND', 'LIVE', true],
    ['RETIRE', 'LIVE', true],
    ['RESUBMIT', 'IN_REVIEW', true],
    ['APPROVE', 'IN_REVIEW', false],
    ['WITHDRAW', 'IN_REVIEW', false],
  ] as const)('%s from %s needs a reason: %s', (transition, from, isNeeded) => {
    expect(isReasonNeeded(transition, from)).toBe(isNeeded)
  })
})

describe('the words of the decision bar', () => {
  const live = { status: 'LIVE', allowedTransitions: ['SUSPEND'], scopes: [] } as const

  it('warn of what suspending cuts', () => {
    expect(decisionWords(live)).toContain('cuts every session')
  })

  it('say why there is nothing to decide', () => {
    const rejected = { status: 'REJECTED', allowedTransitions: [], scopes: [] } as const
    expect(decisionWords(rejected)).toContain('final')
  })
})

describe('relative time', () => {
  const now = new Date('2026-11-22T12:00:00Z')
  it.each([
    ['2026-11-22T11:59:30Z', 'now'],
    ['2026-11-22T11:58:00Z', '2 minutes ago'],
    ['2026-11-19T12:00:00Z', '3 days ago'],
    ['2026-11-23T12:00:00Z', 'tomorrow'],
    ['2025-11-01T12:00:00Z', 'last year'],
  ])('says %s as %s', (at, words) => {
    expect(relativeTime(at, now, 'en')).toBe(words)
  })
})
