import { describe, expect, it } from 'vitest'
import { allowsNothing, consentChoices, grantedScopes } from '../../../api/oidc/consent-choices.ts'

const facts = {
  audience: 'patient',
  purposes: [
    { scope: 'patient/Observation.rs', purpose: 'To draw a curve.' },
    { scope: 'patient/Patient.rs', purpose: 'To greet you.' },
  ],
} as const

const REQUESTED = [
  'openid',
  'offline_access',
  'patient/Appointment.rs',
  'patient/Condition.rs',
  'patient/Observation.read',
]

const LABORATORY =
  'patient/Observation.rs?category=http://terminology.hl7.org/CodeSystem/observation-category|laboratory'

describe('consentChoices', () => {
  const choices = consentChoices(REQUESTED, facts)

  it('asks about the most sensitive first', () => {
    const order = choices.groups.map(({ tier }) => tier)
    const known = ['CRITICAL', 'HIGH', 'MODERATE', 'LOW']
    expect(order).toEqual(known.filter((tier) => order.some((one) => one === tier)))
  })

  it('tells staying connected and identity apart from data', () => {
    expect(choices.lasting.map(({ scope }) => scope)).toEqual(['offline_access'])
    expect(choices.implied).toEqual(['openid'])
  })

  it('finds the purpose whatever the spelling', () => {
    const all = choices.groups.flatMap((group) => group.choices)
    expect(all.find(({ scope }) => scope === 'patient/Observation.read')?.purpose).toBe(
      'To draw a curve.',
    )
    expect(all.find(({ scope }) => scope === 'patient/Condition.rs')?.purpose).toBeUndefined()
  })

  it('offers categories of what is only read, and of nothing else', () => {
    const partsOf = (scope: string) =>
      consentChoices([scope], facts)
        .groups.flatMap((group) => group.choices)[0]
        ?.parts.map((part) => part.scope)
    expect(partsOf('patient/Observation.rs')).toContain(LABORATORY)
    expect(partsOf('patient/Observation.cruds')).toEqual([])
    expect(partsOf('patient/*.rs')).toEqual([])
    expect(partsOf(LABORATORY)).toEqual([])
  })

  it('says whether anything is written', () => {
    expect(choices.writes).toBe(false)
    expect(consentChoices(['patient/Observation.cu'], facts).writes).toBe(true)
  })
})

describe('grantedScopes', () => {
  const choices = consentChoices(REQUESTED, facts)
  const granted = (...ticked: string[]) => grantedScopes(choices, new Set(ticked)).sort()

  it('gives what is ticked, and what comes with opening the app', () => {
    expect(granted('patient/Condition.rs')).toEqual(['openid', 'patient/Condition.rs'])
    expect(granted('offline_access')).toEqual(['offline_access', 'openid'])
  })

  it('ignores what was not offered', () => {
    expect(granted('patient/*.cruds', 'system/Patient.rs')).toEqual(['openid'])
  })

  it('gives parts only when the whole is not given', () => {
    expect(granted(LABORATORY)).toEqual(['openid', LABORATORY])
    expect(granted('patient/Observation.read', LABORATORY)).toEqual([
      'openid',
      'patient/Observation.read',
    ])
  })

  it('knows when nothing is allowed', () => {
    expect(allowsNothing(choices, granted('offline_access'))).toBe(true)
    expect(allowsNothing(choices, granted('patient/Condition.rs'))).toBe(false)
    expect(allowsNothing(consentChoices(['openid'], facts), ['openid'])).toBe(false)
  })
})
