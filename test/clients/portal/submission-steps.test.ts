import { describe, expect, it } from 'vitest'
import {
  markOf,
  messageAt,
  type SubmissionError,
  stepOf,
} from '../../../portal/src/features/registration/draft/submission-steps.ts'
import { placeLabel } from '../../../portal/src/features/registration/fields/field-label.ts'
import { summaryItem } from '../../../portal/src/features/registration/submit-panel.tsx'
import { WIZARD_STEPS } from '../../../schema/vocabulary/wizard-help.ts'

function fault(path: readonly string[], code: SubmissionError['code'] = 'REQUIRED') {
  return { message: `${path.join(' ')} is wrong`, code, path }
}

describe('the step of a fault', () => {
  it.each([
    [['name'], 'name'],
    [['redirectUrls', '0'], 'platforms'],
    [['launchModes'], 'platforms'],
    [['iconId'], 'description'],
    [['shortDescription'], 'description'],
    [['jwksUrl'], 'categories'],
    [['scopes', '2', 'purpose'], 'scopes'],
    [['launchBehaviour', 'onEhrLaunch'], 'notes'],
    [['attestationAnswer'], 'attestation'],
    [['input', 'changeNotes'], 'notes'],
    [['somethingNew'], 'attestation'],
  ])('of %j is %s', (path, key) => {
    expect(stepOf({ path }).key).toBe(key)
  })
})

describe('the mark of a step', () => {
  const [nameStep] = WIZARD_STEPS

  it('is complete without faults of its own', () => {
    expect(markOf(nameStep, [fault(['scopes'])], true)).toBe('complete')
  })

  it('is to do while something is merely missing and nobody was there', () => {
    expect(markOf(nameStep, [fault(['name'])], false)).toBe('to-do')
  })

  it('has errors once somebody was there, or when a value is wrong', () => {
    expect(markOf(nameStep, [fault(['name'])], true)).toBe('has-errors')
    expect(markOf(nameStep, [fault(['name'], 'TOO_LONG')], false)).toBe('has-errors')
  })
})

describe('the error summary', () => {
  it('leads to the field inside its step', () => {
    const item = summaryItem('v1', fault(['scopes', '0', 'purpose']), 0)
    expect(item.link).toMatchObject({
      props: { to: '/registrations/v1/scopes#field-scopes-0-purpose' },
    })
  })

  it.each([
    [['scopes', '0', 'purpose'], 'Scopes requested 1, purpose'],
    [['redirectUrls', '2'], 'OAuth Redirect URLs 3'],
    [['supportContact'], 'Support contact'],
    [['launchBehaviour', 'onEhrLaunch'], 'Launch behaviour, when started from a chart'],
  ])('names %j as %s', (path, label) => {
    expect(placeLabel(path)).toBe(label)
  })

  it('finds the message for exactly one place', () => {
    const errors = [fault(['scopes', '0', 'purpose']), fault(['scopes'])]
    expect(messageAt(errors, 'scopes.0.purpose')).toBe('scopes 0 purpose is wrong')
    expect(messageAt(errors, 'scopes.1.purpose')).toBeUndefined()
  })
})
