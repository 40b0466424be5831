import './browser.ts'
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { ScopeDecisions } from '../../../portal/src/features/review/scopes/scope-decisions.tsx'
import type { ReviewScope } from '../../../portal/src/features/review/scopes/scope-row.ts'
import { MissingForApproval } from '../../../portal/src/features/review/workspace/missing-for-approval.tsx'
import { eventually } from '../../support/eventually.ts'
import { aScriptedApi, renderPage } from './scripted-api.tsx'

const LAB = 'patient/Observation.rs?category=laboratory'

const aScope = (scope: string, facts: Partial<ReviewScope> = {}): ReviewScope => ({
  scope,
  plainLanguage: `See ${scope}`,
  sensitivity: 'MODERATE',
  writes: false,
  cautions: [],
  purpose: 'Draws the curve of the results.',
  justification: null,
  decision: 'PENDING',
  grantedScopes: [],
  reason: null,
  decidedAt: null,
  decidedBy: null,
  canDecide: true,
  needsExtraReview: false,
  narrowerScopes: [{ scope: LAB, plainLanguage: 'See laboratory results' }],
  proposal: null,
  ...facts,
})

function openTable(scopes: readonly ReviewScope[]) {
  const api = aScriptedApi({ UsedScopes: () => ({ node: null }) })
  const version = { id: 'version-1', revision: 7 }
  const Component = () => <ScopeDecisions version={version} scopes={scopes} before={['launch']} />
  renderPage({ client: api.client, path: '/', at: '/', Component })
  return api
}

const asked = (api: ReturnType<typeof openTable>, decisions: readonly object[]) =>
  eventually(() =>
    expect(api.waiting).toEqual([
      {
        name: 'ScopeDecide',
        variables: { input: { versionId: 'version-1', expectedRevision: 7, decisions } },
      },
    ]),
  )

describe('the scopes of a version in review', () => {
  it('are granted with one press, at the revision that was seen', async () => {
    const api = openTable([aScope('launch'), aScope('patient/Observation.rs')])
    expect(await screen.findByText('2 of 2 are not decided yet.')).toBeTruthy()
    expect(screen.getByText('New in this version')).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: 'Grant patient/Observation.rs' }))
    await asked(api, [{ scope: 'patient/Observation.rs', decision: 'GRANTED' }])
  })

  it('are all granted at once, but for those of other people', async () => {
    const theirs = aScope('patient/*.rs', { canDecide: false, needsExtraReview: true })
    const api = openTable([aScope('launch'), aScope('openid'), theirs])
    expect(await screen.findByText('Needs extra review')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Grant patient/*.rs' })).toBeNull()
    await userEvent.click(screen.getByRole('button', { name: 'Grant all remaining (2)' }))
    await asked(api, [
      { scope: 'launch', decision: 'GRANTED' },
      { scope: 'openid', decision: 'GRANTED' },
    ])
  })

  it('are refused with a reason alone, which is kept when the server refuses', async () => {
    const api = openTable([aScope('offline_access', { narrowerScopes: [] })])
    await userEvent.click(await screen.findByRole('button', { name: 'Refuse offline_access' }))
    const send = screen.getByRole<HTMLButtonElement>('button', { name: 'Refuse' })
    expect(send.disabled).toBe(true)
    const words = screen.getByLabelText(/Why offline_access is refused/)
    await userEvent.type(words, 'It is used while people sit in front of it.')
    await userEvent.click(send)
    await eventually(() => expect(api.waiting).toHaveLength(1))
    const message = 'Somebody changed this in the meantime.'
    const fault = {
      __typename: 'FieldError',
      message,
      code: 'STALE_REVISION',
      path: null,
      limit: null,
    }
    api.send('ScopeDecide', {
      payload: { __typename: 'AppVersionPayload', appVersion: null, userErrors: [fault] },
    })
    api.end('ScopeDecide')
    expect(await screen.findByText(message)).toBeTruthy()
    expect(words).toHaveProperty('value', 'It is used while people sit in front of it.')
  })

  it('show what was decided, by whom and why, and what was decided for the live version', async () => {
    const reason = 'Results of the laboratory are enough.'
    const api = openTable([
      aScope('patient/Observation.rs', {
        decision: 'NARROWED',
        grantedScopes: [LAB],
        reason,
        decidedBy: 'Jonas Petrov',
        decidedAt: '2026-11-20T10:00:00Z',
      }),
      aScope('patient/Goal.rs', {
        proposal: {
          number: 1,
          decision: 'REFUSED',
          grantedScopes: [],
          reason: 'Goals are not shown.',
        },
      }),
    ])
    const [decided] = (await screen.findAllByRole('row')).slice(1)
    if (!decided) throw new Error('no row')
    for (const text of ['Narrowed', LAB, reason, /Jonas Petrov/])
      expect(within(decided).getByText(text)).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: 'Decide 1 as for the live version' }))
    const taken = { decision: 'REFUSED', grantedScopes: null, reason: 'Goals are not shown.' }
    await asked(api, [{ scope: 'patient/Goal.rs', ...taken }])
  })
})

it('what is missing for the approval is counted and named', async () => {
  const missing = [
    { guard: 'STAGES_PASSED', message: 'Not passed or waived yet: Pilot.' },
    { guard: 'SCOPES_DECIDED', message: 'Not decided yet: launch.' },
  ]
  const Component = () => <MissingForApproval missing={missing} />
  renderPage({ client: aScriptedApi({}).client, path: '/', at: '/', Component })
  expect(await screen.findByText('Before it can be approved, 2 things are missing')).toBeTruthy()
  for (const { message } of missing) expect(screen.getByText(message)).toBeTruthy()
})
