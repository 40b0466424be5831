import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  normalizedOverride,
  overrideFaults,
  platformEntry,
} from '../../../api/domain/governance/scope-override-rules.ts'
import { catalogKey, overridden } from '../../../schema/vocabulary/catalog/override.ts'
import { INTENT_LABELS, RISK_TIERS } from '../../../schema/vocabulary/registration.ts'
import {
  catalogWith,
  offeredScopes,
  SCOPE_CATALOG,
} from '../../../schema/vocabulary/scope-catalog.ts'
import { describeScope } from '../../../schema/vocabulary/scope-description.ts'

const anOverride = fc.record(
  {
    noun: fc.string(),
    sensitivity: fc.constantFrom(...RISK_TIERS),
    needsExtraReview: fc.boolean(),
    defaultFor: fc.subarray([...INTENT_LABELS]),
    isOffered: fc.boolean(),
  },
  { requiredKeys: [] },
)
const anEntry = fc.constantFrom(...SCOPE_CATALOG)

describe('what a hospital changes of the catalog', () => {
  it('never protects less, whatever is written in a row', () => {
    fc.assert(
      fc.property(anEntry, anOverride, (entry, override) => {
        const merged = overridden(entry, override)
        const rank = (tier: (typeof RISK_TIERS)[number]) => RISK_TIERS.indexOf(tier)
        expect(rank(merged.sensitivity)).toBeGreaterThanOrEqual(rank(entry.sensitivity))
        expect(merged.needsExtraReview || !entry.needsExtraReview).toBe(true)
        expect(merged.noun.length).toBeGreaterThan(0)
      }),
    )
  })

  it('has one name for each entry, and changes no other', () => {
    expect(new Set(SCOPE_CATALOG.map(catalogKey)).size).toBe(SCOPE_CATALOG.length)
    const catalog = catalogWith({ 'Observation:laboratory': { noun: 'blood tests' }, Nothing: {} })
    const changed = catalog.filter((entry, index) => entry !== SCOPE_CATALOG[index])
    expect(changed.map(catalogKey)).toEqual(['Observation:laboratory'])
    expect(catalogWith({})).toBe(SCOPE_CATALOG)
  })

  it('is what is said, in both languages, and switched off is not offered', () => {
    const nouns = { noun: 'shots', nounEs: 'las vacunas puestas' }
    const catalog = catalogWith({ Immunization: { ...nouns, isOffered: false } })
    const said = (language: 'en' | 'es') =>
      describeScope('patient/Immunization.rs', 'patient', { language, catalog }).sentence
    expect(said('en')).toBe('See your shots')
    expect(said('es')).toContain('vacunas puestas')
    expect(offeredScopes(catalog).map(({ scope }) => scope)).not.toContain(
      'patient/Immunization.rs',
    )
  })

  it('keeps only what differs', () => {
    const entry = platformEntry('Immunization')
    if (!entry) throw new Error('There is no such entry.')
    const { noun, sensitivity, needsExtraReview, defaultFor } = entry
    const same = { noun: ` ${noun} `, sensitivity, needsExtraReview, defaultFor, isOffered: true }
    expect(normalizedOverride(entry, same)).toEqual({})
    expect(normalizedOverride(entry, { detail: 'All the shots somebody had' })).toEqual({
      detail: 'All the shots somebody had.',
    })
  })

  it.each([
    [{ sensitivity: 'LOW' }, 'INVALID', 'sensitivity'],
    [{ needsExtraReview: false }, 'INVALID', 'needsExtraReview'],
    [{ noun: 'everything' }, 'REQUIRED', 'nounEs'],
    [{ exampleEs: 'Avisar de una alergia.' }, 'REQUIRED', 'example'],
    [{ noun: 'everything', nounEs: 'todo eso' }, 'INVALID', 'nounEs'],
    [{ noun: 'ab', nounEs: 'la ab' }, 'TOO_SHORT', 'noun'],
    [{ detail: 'x'.repeat(241), detailEs: 'Todo lo que hay.' }, 'TOO_LONG', 'detail'],
  ] as const)('is refused: %j', (change, code, field) => {
    const entry = platformEntry('*')
    if (!entry) throw new Error('There is no such entry.')
    expect(overrideFaults(entry, change)).toMatchObject([{ code, path: [field] }])
  })
})
