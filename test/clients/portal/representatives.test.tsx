import './browser.ts'
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { Component as SettingsFrame } from '../../../portal/src/features/settings/frame/settings-layout.tsx'
import { Component } from '../../../portal/src/features/settings/representatives/representatives-page.tsx'
import { session } from '../../../portal/src/lib/session.ts'
import { eventually } from '../../support/eventually.ts'
import { expectKept, expectRefusal } from './forms.ts'
import { aScriptedApi, renderPage } from './scripted-api.tsx'

const RELATION = {
  ...{ __typename: 'PatientRepresentative', id: 'relation', environment: 'SANDBOX', patient: 'p2' },
  patientFacts: {
    ...{ __typename: 'RepresentedPatient', name: 'Bob Two' },
    ...{ birthDate: '2012-03-04', recordNumber: 'MRN-7' },
  },
  ...{ name: 'Ada One', email: 'ada@home.example', kind: 'PARENT', relatedPerson: null },
  ...{ validFrom: '2026-01-02T12:00:00Z', validUntil: null, excludesSensitive: true },
  ...{ endedAt: null, endReason: null },
}
const NAMELESS = { ...RELATION, id: 'other', patient: 'p9', patientFacts: null, name: 'Cy Three' }
const OVER = {
  ...{ ...RELATION, id: 'over', name: 'Di Four' },
  ...{ endedAt: '2026-02-03T12:00:00Z', endReason: 'The court has ended it.' },
}

interface World {
  readonly abilities?: readonly string[]
  readonly rows?: readonly object[]
  readonly refusal?: { path: string; code: string; message: string }
}

function aHospital({
  abilities = ['representative.manage'],
  rows = [RELATION, NAMELESS],
  refusal,
}: World) {
  vi.spyOn(session, 'getState').mockReturnValue({ kind: 'signed-in' })
  const payload = (done: object) => ({
    ...{ __typename: 'PatientRepresentativePayload', representative: refusal ? null : done },
    userErrors: refusal
      ? [{ __typename: 'FieldError', limit: null, ...refusal, path: [refusal.path] }]
      : [],
  })
  return aScriptedApi({
    Viewer: () => ({
      viewer: {
        ...{
          __typename: 'Viewer',
          id: 'me',
          name: 'Eve',
          email: 'eve@hospital.example',
          abilities,
        },
        ...{ vendorRole: null, vendor: null },
      },
      organization: null,
    }),
    PatientRepresentatives: ({ isEnded }) => ({ patientRepresentatives: isEnded ? [OVER] : rows }),
    PatientRepresentativeAdd: () => ({ patientRepresentativeAdd: payload(RELATION) }),
    PatientRepresentativeEnd: () => ({ patientRepresentativeEnd: payload(OVER) }),
  })
}

function open(world: World = {}, query = '') {
  const api = aHospital(world)
  const path = '/settings/representatives'
  const router = renderPage({ client: api.client, path, at: `${path}${query}`, Component })
  const variablesOf = (name: string) => api.asked.findLast((each) => each.name === name)?.variables
  return { api, router, variablesOf, user: userEvent.setup() }
}

describe('the list of representatives', () => {
  it('tells patients apart by more than a name, and shows the id where the records are silent', async () => {
    open()
    const row = await screen.findByRole('row', { name: /Ada One/ })
    expect(row.textContent).toMatch(/Bob Two.*2012.*MRN-7.*Sandbox.*p2/)
    expect(row.textContent).toContain('Without what is sensitive')
    const silent = screen.getByRole('row', { name: /Cy Three/ })
    expect(silent.textContent).toContain('The records say no name at the moment.')
  })

  it('keeps its filters in the address, and sends them', async () => {
    const { router, user, variablesOf } = open({}, '?records=SANDBOX&patient=p2')
    await screen.findByRole('row', { name: /Ada One/ })
    expect(variablesOf('PatientRepresentatives')).toEqual({
      ...{ environment: 'SANDBOX', patient: 'p2', email: null, isEnded: false },
    })
    await user.click(screen.getByRole('combobox', { name: 'Show' }))
    await user.click(await screen.findByRole('option', { name: 'Ended' }))
    const row = await screen.findByRole('row', { name: /Di Four/ })
    expect(row.textContent).toContain('The court has ended it.')
    expect(within(row).queryByRole('button')).toBeNull()
    expect(router.state.location.search).toContain('show=ended')
  })

  it('is empty with words, and offers to clear the filters where they are why', async () => {
    const { router, user } = open({ rows: [] }, '?patient=p2')
    await user.click(await screen.findByRole('button', { name: 'Clear the filters' }))
    await screen.findByText('Nobody acts for a patient yet')
    expect(router.state.location.search).toBe('')
  })

  it('says what failed, and asks again', async () => {
    const api = aHospital({})
    api.unreachable.add('PatientRepresentatives')
    renderPage({ client: api.client, path: '/', at: '/', Component })
    const again = await screen.findByRole('button', { name: 'Try again' })
    api.unreachable.clear()
    await userEvent.setup().click(again)
    await screen.findByRole('row', { name: /Ada One/ })
  })

  it('is not for everybody', async () => {
    const api = aHospital({ abilities: [] })
    const path = '/settings/representatives'
    renderPage({ client: api.client, path, at: path, Component: SettingsFrame })
    await screen.findByText('This is for administrators of the hospital')
    expect(screen.getByRole('heading', { level: 1, name: 'Representatives' })).toBeDefined()
    expect(screen.queryByRole('navigation')).toBeNull()
  })
})

describe('a relation', () => {
  const add = async (user: ReturnType<typeof userEvent.setup>) => {
    await user.click(await screen.findByRole('button', { name: 'Add a representative' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.type(dialog.getByLabelText(/^E-mail of the person/), 'ada@home.example')
    await user.type(dialog.getByLabelText(/^Id of the patient/), 'p2')
    return dialog
  }

  it('is added for whole days of the zone of whoever adds it', async () => {
    const { user, variablesOf } = open()
    const dialog = await add(user)
    await user.type(dialog.getByLabelText(/^Last day/), '2031-05-06')
    await user.click(dialog.getByRole('button', { name: 'Let them act' }))
    const end = new Date('2031-05-07T00:00:00').toISOString()
    await eventually(() =>
      expect(variablesOf('PatientRepresentativeAdd')).toEqual({
        input: {
          ...{
            email: 'ada@home.example',
            environment: 'PRODUCTION',
            patient: 'p2',
            kind: 'PARENT',
          },
          ...{ relatedPerson: null, validFrom: null, validUntil: end, excludesSensitive: false },
        },
      }),
    )
    await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull(), { timeout: 10_000 })
  })

  it('that is refused keeps what was typed, with the reason under the field', async () => {
    const message = 'There is no such patient.'
    const { user } = open({ refusal: { path: 'patient', code: 'NOT_FOUND', message } })
    const dialog = await add(user)
    await user.click(dialog.getByRole('button', { name: 'Let them act' }))
    const field = dialog.getByLabelText(/^Id of the patient/)
    await expectRefusal(user, { field, message, typed: 'p2' })
  })

  it('is ended with a reason, after saying what stops', async () => {
    const { user, variablesOf } = open()
    await user.click(await screen.findByRole('button', { name: 'End: Ada One for Bob Two' }))
    const dialog = await screen.findByRole('dialog')
    expect(dialog.textContent).toContain('loses its access')
    await user.type(within(dialog).getByLabelText(/^Reason/), 'The court has ended it.')
    await user.click(within(dialog).getByRole('button', { name: 'End it' }))
    await eventually(() =>
      expect(variablesOf('PatientRepresentativeEnd')).toEqual({
        ...{ id: 'relation', reason: 'The court has ended it.' },
      }),
    )
    await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull(), { timeout: 10_000 })
  })

  it('that could not be ended keeps the reason', async () => {
    const { api, user } = open()
    api.unreachable.add('PatientRepresentativeEnd')
    await user.click(await screen.findByRole('button', { name: 'End: Ada One for Bob Two' }))
    const dialog = within(await screen.findByRole('dialog'))
    const reason = dialog.getByLabelText(/^Reason/)
    await user.type(reason, 'The court has ended it.')
    await user.click(dialog.getByRole('button', { name: 'End it' }))
    await expectKept(reason, 'The court has ended it.')
  })
})
