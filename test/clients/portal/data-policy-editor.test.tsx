import './browser.ts'
import { screen, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { eventually } from '../../support/eventually.ts'
import { DRAFT, IN_FORCE, openDataPolicy, shownRule } from './data-policies.ts'
import { aFault, expectKept, expectRefusal, fill, press } from './forms.ts'

const REASON = 'Goals stay in the house.'
const ASK = 'Write to the data office.'
const SUMMARY = 'Goals are closed.'

const choose = async (user: UserEvent, name: string, option: string) => {
  await user.click(screen.getByLabelText(name, { selector: 'input' }))
  const selector = '[role="option"], [role="option"] *'
  await user.click(await screen.findByText(option, { selector }))
}
const words = () => {
  fill(screen.getByLabelText(/^How apps can ask for more/), ASK)
  fill(screen.getByLabelText(/^What changes, in words/), SUMMARY)
}

describe('the editor of the data policy', () => {
  it('writes a rule with interactions and whom it meets, and saves it', async () => {
    const { sent, user } = openDataPolicy()
    await press(user, await named('Write the next version'))
    const heading = screen.getByRole('heading', { level: 2, name: 'Version 1' })
    expect(document.activeElement).toBe(heading)
    await press(user, 'Add a rule')
    fill(screen.getByLabelText(/^Key/), 'no-goals')
    await choose(user, 'Interactions', 'Search')
    fill(screen.getByLabelText(/^Reason, as apps are told/), REASON)
    await press(user, 'Add a condition')
    await choose(user, 'What it asks', 'Who uses it')
    await choose(user, 'Values', 'Nobody: a service')
    words()
    await press(user, 'Save the draft')
    await eventually(() =>
      expect(sent('DataPolicyDraftSave')).toEqual({
        input: {
          ...{ environment: 'PRODUCTION', askText: ASK, summary: SUMMARY },
          rules: [
            {
              ...{ key: 'no-goals', kind: 'CLOSE', reason: REASON, opensByScope: false },
              ...{ resourceTypes: [], interactions: ['SEARCH'], elements: [], labels: [] },
              audience: [{ fact: 'USER_KIND', match: 'ANY_OF', values: ['SERVICE'] }],
            },
          ],
        },
      }),
    )
    await screen.findByRole('button', { name: 'Write the next version' })
  })

  it('begins from the version in force, and changes the open one in the revision that was seen', async () => {
    const redacting = shownRule({
      ...{ key: 'no-phones', kind: 'REDACT', reason: 'Phones stay in the house.' },
      elements: ['Patient.telecom', 'Person.telecom'],
    })
    const open = { ...DRAFT, rules: [redacting] }
    const { sent, user } = openDataPolicy({ policies: [open, IN_FORCE] })
    await press(user, await named('Change it'))
    const elements = screen.getByLabelText(/^Elements/)
    expect(elements).toHaveProperty('value', 'Patient.telecom\nPerson.telecom')
    fill(elements, 'Patient.telecom\n\n Patient.contact \n')
    await press(user, 'Save the draft')
    await eventually(() =>
      expect(sent('DataPolicyDraftSave')).toMatchObject({
        input: {
          ...{ policyId: 'v3', expectedRevision: 3, summary: 'Less of it.' },
          rules: [{ key: 'no-phones', elements: ['Patient.telecom', 'Patient.contact'] }],
        },
      }),
    )
  })
})

describe('a version that is refused', () => {
  it('keeps what was typed, with the reason under the field of the rule', async () => {
    const message = 'A key has small letters, digits and hyphens, at most 60.'
    const refusal = aFault(['rules', '1', 'key'], message)
    const { user } = openDataPolicy({ policies: [IN_FORCE], refusal })
    await press(user, await named('Write the next version'))
    await press(user, 'Add a rule')
    const second = within(screen.getByRole('group', { name: 'Rule 2' }))
    const field = second.getByLabelText(/^Key/)
    fill(field, 'No goals')
    await press(user, 'Save the draft')
    await expectRefusal(user, { field, message, typed: 'No goals' })
    const first = within(screen.getByRole('group', { name: 'Rule 1' })).getByLabelText(/^Key/)
    expect(first.getAttribute('aria-invalid')).not.toBe('true')
  })

  it('leads from the fault of an entry to the field of the list', async () => {
    const message = '“Gaol” is not a type of FHIR R4.'
    const refusal = aFault(['rules', '0', 'resourceTypes', '1'], message)
    const { user } = openDataPolicy({ policies: [IN_FORCE], refusal })
    await press(user, await named('Write the next version'))
    await press(user, 'Save the draft')
    await user.click(await screen.findByRole('link', { name: message }))
    expect(document.activeElement?.id).toBe('policy-rules-0-resourceTypes')
  })

  it('keeps everything where there is no network, and is left without saving', async () => {
    const { api, user } = openDataPolicy({ policies: [IN_FORCE] })
    await press(user, await named('Write the next version'))
    api.unreachable.add('DataPolicyDraftSave')
    words()
    await press(user, 'Save the draft')
    await expectKept(screen.getByLabelText(/^What changes, in words/), SUMMARY)
    await press(user, 'Cancel')
    await screen.findByRole('region', { name: 'In force' })
    expect(screen.queryByText(/could not be reached/)).toBeNull()
  })
})

/** The name of a button, once it is there. */
async function named(name: string): Promise<string> {
  await screen.findByRole('button', { name })
  return name
}
