import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type ComparedApp,
  reachLikeness,
  reachOf,
  similarApps,
} from '../../../api/domain/similar-apps.ts'
import { similarReason } from '../../../api/domain/similar-reason.ts'
import { scopeText } from '../vocabulary/arbitrary-scope.ts'

const READS = 'patient/Observation.rs patient/Condition.rs'

const app = (slug: string, scopes: string, facts: Partial<ComparedApp> = {}): ComparedApp => ({
  slug,
  audiences: ['PATIENT'],
  uses: ['HEALTH_AND_THERAPY_MANAGEMENT'],
  intent: 'PATIENT_ENGAGEMENT',
  launchModes: ['STANDALONE'],
  launchCount: 0,
  scopes: scopes.split(' ').filter(Boolean),
  ...facts,
})
const slugs = (to: ComparedApp, others: readonly ComparedApp[]) =>
  similarApps(to, others).map((similar) => similar.app.slug)
const likeness = (a: readonly string[], b: readonly string[]) =>
  reachLikeness(reachOf(a), reachOf(b))

describe('apps like another one', () => {
  const diary = app('diary', READS)

  it('are found by what they may do, the most alike first', () => {
    const others = [
      app('writes', 'patient/Observation.cruds'),
      app('same', 'patient/Condition.read patient/Observation.read'),
      app('one-kind', 'patient/Observation.rs'),
    ]
    expect(slugs(diary, others)).toEqual(['same', 'one-kind', 'writes'])
  })

  it.each<[string, ComparedApp]>([
    ['itself', diary],
    ['what is made for other people', app('other', READS, { audiences: ['PAYER'] })],
    ['what shares no kind of data', app('apart', 'patient/Immunization.rs')],
    ['what reads nothing, beside an app that does', app('empty', 'openid launch')],
  ])('are not %s', (_what, other) => {
    expect(slugs(diary, [other])).toEqual([])
  })

  it('are others that read nothing, of an app that reads nothing', () => {
    expect(slugs(app('clock', 'openid'), [app('map', 'openid launch'), diary])).toEqual(['map'])
  })

  it('are at most four; of equals the more used, then by name', () => {
    const others = ['e', 'd', 'c', 'b', 'a'].map((slug) => app(slug, READS))
    const used = app('used', READS, { launchCount: 9 })
    expect(slugs(diary, [...others, used])).toEqual(['used', 'a', 'b', 'c'])
  })
})

describe('the reason', () => {
  const reasonOf = (own: string, other: string) => {
    const [similar] = similarApps(app('a', own), [app('b', other)])
    return similar && [similarReason(similar, 'en'), similarReason(similar, 'es')]
  }

  it.each([
    [
      'patient/Immunization.rs',
      'patient/Immunization.read',
      'Also reads vaccinations',
      'También lee las vacunas',
    ],
    [
      'patient/Immunization.cruds',
      'user/Immunization.*',
      'Also reads vaccinations; and changes vaccinations',
      'También lee las vacunas; y modifica las vacunas',
    ],
    [
      'patient/Immunization.c',
      'patient/Immunization.u',
      'Also changes vaccinations',
      'También modifica las vacunas',
    ],
    ['openid', 'launch', 'Reads no health data either', 'Tampoco lee datos de salud'],
    [
      'patient/*.rs',
      'patient/*.rs',
      'Also reads all health information',
      'También lee toda la información de salud',
    ],
  ])('of %s and %s is said in both languages', (own, other, english, spanish) => {
    expect(reasonOf(own, other)).toEqual([english, spanish])
  })

  it('names three kinds at most', () => {
    const many = ['Observation', 'Condition', 'AllergyIntolerance', 'Immunization', 'Goal']
      .map((type) => `patient/${type}.rs`)
      .join(' ')
    expect(reasonOf(many, many)?.[0]).toMatch(/^Also reads [^,]+, [^,]+, [^,]+ and more$/)
  })
})

const scopes = fc.array(scopeText, { maxLength: 5 })
const anApp = (slug: string) =>
  fc.record({
    slug: fc.constant(slug),
    audiences: fc.subarray(['PATIENT', 'PROVIDER'], { minLength: 1 }),
    uses: fc.subarray(['RESEARCH', 'CLINICAL_APPLICATIONS']),
    intent: fc.constantFrom(null, 'RESEARCH', 'OPERATIONAL'),
    launchModes: fc.subarray(['EHR', 'STANDALONE']),
    launchCount: fc.nat(100),
    scopes,
  })

describe('how much two apps have in common', () => {
  it('is between nothing and all, the same from both sides, and all with itself', () => {
    fc.assert(
      fc.property(scopes, scopes, (a, b) => {
        expect(likeness(a, b)).toBeGreaterThanOrEqual(0)
        expect(likeness(a, b)).toBeLessThanOrEqual(1)
        expect(likeness(a, b)).toBe(likeness(b, a))
        expect(likeness(a, a)).toBe(1)
      }),
    )
  })

  it('does not depend on order, repetition or spelling', () => {
    fc.assert(
      fc.property(scopes, scopes, (a, b) => {
        const respelled = [...a.toReversed(), ...a].map((scope) =>
          scope
            .replace(/\.rs$/, '.read')
            .replace(/\.cud$/, '.write')
            .replace(/\.cruds$/, '.*'),
        )
        expect(likeness(respelled, b)).toBe(likeness(a, b))
      }),
    )
  })

  it('makes suggestions that share people and data, best first, never the app itself, at most as many as asked', () => {
    const others = fc
      .array(fc.nat(1), { maxLength: 6 })
      .chain((ids) => fc.tuple(...ids.map((_, index) => anApp(`other-${index}`))))
    fc.assert(
      fc.property(anApp('own'), others, fc.integer({ min: 0, max: 4 }), (own, found, limit) => {
        const similar = similarApps(own, [own, ...found], limit)
        expect(similar.length).toBeLessThanOrEqual(limit)
        const scores = similar.map(({ score }) => score)
        expect(scores).toEqual(scores.toSorted((a, b) => b - a))
        for (const { app: other, reads, changes } of similar) {
          expect(other.slug).not.toBe('own')
          expect(other.audiences.some((one) => own.audiences.includes(one))).toBe(true)
          const [mine, theirs] = [reachOf(own.scopes), reachOf(other.scopes)]
          const isReached = (types: ReadonlySet<string>, type: string) =>
            types.has(type) || types.has('*')
          expect(
            reads.every((type) => isReached(mine.READ, type) && isReached(theirs.READ, type)),
          ).toBe(true)
          expect(
            changes.every((type) => isReached(mine.WRITE, type) && isReached(theirs.WRITE, type)),
          ).toBe(true)
        }
      }),
    )
  })
})
