import './browser.ts'
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { Header } from '../../../portal/src/app/shell/header.tsx'
import { Component as SettingsFrame } from '../../../portal/src/features/settings/frame/settings-layout.tsx'
import { eventually } from '../../support/eventually.ts'
import {
  aPolicyWorld,
  DRAFT,
  EARLIER,
  IN_FORCE,
  openDataPolicy,
  PREVIEWED,
  shownRule,
} from './data-policies.ts'
import { aFault, expectKept, fill, openDialog, press } from './forms.ts'
import { renderPage } from './scripted-api.tsx'

const section = async (name: string) => within(await screen.findByRole('region', { name }))

describe('the data policy in force', () => {
  it('is read as sentences, with the reason apps are told and where to ask', async () => {
    openDataPolicy({ policies: [IN_FORCE] })
    const present = await section('In force')
    const rule = present.getByRole('listitem')
    expect(rule.textContent).toContain('no-billing: Closed: Claim, Invoice for Read, Search.')
    expect(rule.textContent).toContain('Billing is answered elsewhere.')
    expect(present.getByText(/Write to the data office\./)).toBeDefined()
  })

  it.each([
    [{ kind: 'ONLY_OPEN', resourceTypes: ['Patient'] }, 'Only Patient can be asked for'],
    [{ kind: 'CLOSE', interactions: ['DELETE'] }, 'Closed: every type for Delete.'],
    [{ kind: 'REDACT', elements: ['Patient.telecom'] }, 'every answer: Patient.telecom.'],
    [{ kind: 'HIDE_LABELLED', labels: ['PSY'], opensByScope: true }, 'PSY, unless a granted scope'],
    [{ kind: 'RATE_LIMIT', perApp: 1200, perToken: 60 }, '1,200 requests a minute of one app, and'],
    [{ kind: 'RATE_LIMIT', perToken: 60 }, 'At most 60 requests a minute with one token.'],
    [
      {
        kind: 'CLOSE',
        resourceTypes: ['Goal'],
        audience: [
          { fact: 'USER_KIND', match: 'ANY_OF', values: ['SERVICE'] },
          { fact: 'RISK_TIER', match: 'NONE_OF', values: ['LOW'] },
        ],
      },
      'Only where Who uses it is one of Nobody: a service; Risk of the app is none of Low.',
    ],
  ] as const)('%o is said', async (rule, sentence) => {
    openDataPolicy({ policies: [{ ...IN_FORCE, rules: [shownRule({ key: 'one', ...rule })] }] })
    expect((await (await section('In force')).findByRole('listitem')).textContent).toContain(
      sentence,
    )
  })

  it('is empty with words, and a first version can be written', async () => {
    openDataPolicy()
    const present = await section('In force')
    expect(present.getByText('Without rules, apps get what they were granted.')).toBeDefined()
    expect(present.getByRole('button', { name: 'Write the next version' })).toBeDefined()
    expect(screen.getByText('No version has been in force yet.')).toBeDefined()
  })

  it('says what failed, and asks again', async () => {
    const { api, user } = openDataPolicy({ policies: [IN_FORCE] })
    api.unreachable.add('DataPolicies')
    await user.click(await screen.findByRole('radio', { name: 'Sandbox' }))
    const again = await screen.findByRole('button', { name: 'Try again' })
    api.unreachable.clear()
    await user.click(again)
    await section('In force')
  })

  it('is not for everybody, and does not ask for them', async () => {
    const { client, asked } = aPolicyWorld({ abilities: [] })
    const path = '/settings/data-policy'
    renderPage({ client, path, at: path, Component: SettingsFrame })
    await screen.findByText('This is for administrators of the hospital')
    expect(asked.map(({ name }) => name)).not.toContain('DataPolicies')
  })
})

describe('an open version', () => {
  it('shows what it would have done, by app, and is put in force by a second person', async () => {
    const { sent, user } = openDataPolicy({ policies: [PREVIEWED, IN_FORCE] })
    const open = await section('Version 3 is being written')
    const rows = within(open.getByRole('table', { name: 'By app' })).getAllByRole('row')
    expect(rows.slice(1).map(({ textContent }) => textContent)).toEqual([
      'Bedside Vitals3500',
      'Study Finder4000',
    ])
    expect(open.getByText(/^1,234 requests of 30 days/)).toBeDefined()
    await user.click(open.getByRole('button', { name: 'Put it in force' }))
    await eventually(() =>
      expect(sent('DataPolicyPublish')).toEqual({ input: { policyId: 'v3', expectedRevision: 3 } }),
    )
  })

  it('is not put in force by whoever wrote it', async () => {
    openDataPolicy({ policies: [{ ...PREVIEWED, canPublish: false }] })
    const open = await section('Version 3 is being written')
    expect(open.getByText('You wrote it, so somebody else has to put it in force.')).toBeDefined()
    expect(open.queryByRole('button', { name: 'Put it in force' })).toBeNull()
  })

  it('is previewed before it can be put in force', async () => {
    const { sent, user } = openDataPolicy({ policies: [DRAFT] })
    const open = await section('Version 3 is being written')
    expect(open.queryByRole('button', { name: 'Put it in force' })).toBeNull()
    await user.selectOptions(open.getByLabelText('Recorded requests of'), '90 days')
    await user.click(open.getByRole('button', { name: 'Preview it' }))
    const input = { policyId: 'v3', expectedRevision: 3, days: 90 }
    await eventually(() => expect(sent('DataPolicyPreview')).toEqual({ input }))
  })

  it('says beside its button why it was not put in force', async () => {
    const message = 'Look first at what this version would have done: preview it.'
    const refusal = aFault(['policyId'], message)
    const { user } = openDataPolicy({ policies: [PREVIEWED], refusal })
    const open = await section('Version 3 is being written')
    await user.click(open.getByRole('button', { name: 'Put it in force' }))
    expect((await open.findByRole('alert')).textContent).toBe(message)
  })
})

describe('a FHIR base of STU3', () => {
  const elements = ['Patient.telecom', 'Patient.address']
  const uncheckedElements = [
    { __typename: 'DataPolicyUncheckedElements', base: 'old', version: 'STU3', elements },
  ]
  const note = { name: 'The FHIR base old speaks STU3' }

  it('is named with what is taken out there under the name of R4 alone, before and after', async () => {
    const policies = [
      { ...PREVIEWED, uncheckedElements },
      { ...IN_FORCE, uncheckedElements },
    ]
    openDataPolicy({ policies })
    for (const name of ['Version 3 is being written', 'In force']) {
      const { textContent } = (await section(name)).getByRole('note', note)
      expect(textContent).toContain('under the name of R4 alone: Patient.telecom, Patient.address.')
      expect(textContent).toContain('What STU3 calls otherwise stays in the answers of this base.')
    }
  })

  it('is named before an earlier version comes back, too', async () => {
    const { user } = openDataPolicy({ policies: [IN_FORCE, { ...EARLIER, uncheckedElements }] })
    await user.click(await screen.findByRole('button', { name: 'Bring version 1 back' }))
    const dialog = within(await openDialog('Bring version 1 back'))
    expect(dialog.getByRole('note', note)).toBeDefined()
  })

  it('is nothing where there is none', async () => {
    openDataPolicy({ policies: [PREVIEWED, IN_FORCE] })
    await section('In force')
    expect(screen.queryByRole('note')).toBeNull()
  })
})

describe('an earlier version', () => {
  const REASON = 'Wards could not work with it.'

  it('comes back with a reason', async () => {
    const { sent, user } = openDataPolicy({ policies: [IN_FORCE, EARLIER] })
    await user.click(await screen.findByRole('button', { name: 'Bring version 1 back' }))
    const dialog = await openDialog('Bring version 1 back')
    fill(within(dialog).getByLabelText(/^Reason/), REASON)
    await press(user, 'Change it now', dialog)
    const input = { environment: 'PRODUCTION', policyId: 'v1', reason: REASON }
    await eventually(() => expect(sent('DataPolicyRollBack')).toEqual({ input }))
  })

  it('keeps the reason where there is no network; all rules can end, too', async () => {
    const { api, sent, user } = openDataPolicy({ policies: [IN_FORCE] })
    api.unreachable.add('DataPolicyRollBack')
    await user.click(await screen.findByRole('button', { name: 'End all rules' }))
    const dialog = await openDialog('End all rules')
    const reason = within(dialog).getByLabelText(/^Reason/)
    fill(reason, REASON)
    await press(user, 'Change it now', dialog)
    await expectKept(reason, REASON)
    api.unreachable.clear()
    await press(user, 'Change it now', dialog)
    const input = { environment: 'PRODUCTION', reason: REASON }
    await eventually(() => expect(sent('DataPolicyRollBack')).toEqual({ input }))
  })
})

it('people who only write policy find the settings in the menu of the profile', async () => {
  const { client } = aPolicyWorld({})
  const Frame = () => <Header onSearch={() => undefined} />
  renderPage({ client, path: '/', at: '/', Component: Frame })
  await userEvent.setup().click(await screen.findByRole('button', { name: 'Profile of Eve' }))
  const item = await screen.findByRole('menuitem', { name: 'Settings' })
  expect(item.getAttribute('href')).toBe('/settings/policy')
})
