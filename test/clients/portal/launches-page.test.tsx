import './browser.ts'
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { Component } from '../../../portal/src/features/review/launches/launches-page.tsx'
import { session } from '../../../portal/src/lib/session.ts'
import { aScriptedApi, renderPage } from './scripted-api.tsx'

const STAFF = ['review-queue.read', 'audit.read-app']
const OFFICER = [...STAFF, 'audit.read-people']

const ROSA = {
  ...{ __typename: 'LaunchingPerson', name: 'Rosa Delgado', email: 'rosa@example.org' },
  patientRef: 'Patient/p1',
}

const aLaunch = (id: string, more: object) => ({
  ...{ __typename: 'AppLaunch', id, at: '2026-11-02T08:00:00Z', appName: 'Growth Chart' },
  ...{ appSlug: 'growth-chart', versionNumber: 2, environment: 'SANDBOX', mode: 'EHR' },
  ...{ openedBy: 'Chart & Co', succeeded: true, failure: null, person: null, ...more },
})

async function openPage(abilities: readonly string[], launches: readonly object[]) {
  vi.spyOn(session, 'getState').mockReturnValue({ kind: 'signed-in' })
  const api = aScriptedApi({
    Viewer: () => ({
      viewer: {
        ...{ __typename: 'Viewer', id: 'me', name: 'Robin', email: 'robin@example.org', abilities },
        ...{ vendorRole: null, vendor: null },
      },
      organization: null,
    }),
    AppLaunches: ({ after }) => ({
      appLaunches: {
        __typename: 'AppLaunchConnection',
        edges: (after ? launches.slice(2) : launches.slice(0, 2)).map((node, n) => ({
          ...{ __typename: 'AppLaunchEdge', cursor: `${after ?? ''}${n}`, node },
        })),
        pageInfo: {
          ...{ __typename: 'PageInfo', hasNextPage: !after && launches.length > 2 },
          ...{ endCursor: 'end', hasPreviousPage: false, startCursor: 'start' },
        },
        totalCount: launches.length,
      },
    }),
  })
  renderPage({ client: api.client, path: '/launches', at: '/launches', Component })
  await screen.findByRole('heading', { level: 1, name: 'Launches' })
  return api
}

const cellsOf = (row: HTMLElement) =>
  within(row)
    .getAllByRole('cell')
    .slice(1)
    .map(({ textContent }) => textContent)

describe('the launches of all apps', () => {
  it('stand one to a line; people and patients for those alone who may read of them', async () => {
    await openPage(OFFICER, [
      aLaunch('1', { person: ROSA }),
      aLaunch('2', {
        ...{ environment: 'PRODUCTION', mode: 'STANDALONE', openedBy: null, succeeded: false },
        ...{
          failure: 'access_denied',
          person: { ...ROSA, name: null, email: null, patientRef: null },
        },
      }),
    ])
    expect(await screen.findByRole('status')).toHaveProperty('textContent', '2 launches')
    const [, first, second] = screen.getAllByRole('row')
    expect(first && cellsOf(first)).toEqual([
      'Growth ChartVersion 2',
      'Sandbox',
      'From the hospital systemChart & Co',
      'Rosa Delgadorosa@example.orgPatient/p1',
      'Started',
    ])
    expect(second && cellsOf(second)).toEqual([
      'Growth ChartVersion 2',
      'Production',
      'On its own',
      'Nobody had signed in.',
      'Refusedaccess_denied',
    ])
  })

  it('leave people out for a reviewer, and say who sees them', async () => {
    await openPage(STAFF, [aLaunch('1', {})])
    await screen.findByText('1 launch')
    expect(screen.queryByRole('columnheader', { name: 'Person and patient' })).toBeNull()
    expect(
      screen.getByText('Security officers and auditors also see people and patients.'),
    ).toBeTruthy()
  })

  it('go on below, and are asked for by app, system, records and outcome', async () => {
    const api = await openPage(
      STAFF,
      [1, 2, 3].map((n) => aLaunch(`${n}`, {})),
    )
    await userEvent.click(await screen.findByRole('button', { name: 'Show more' }))
    await waitFor(() => expect(screen.getAllByRole('row')).toHaveLength(4))
    await userEvent.type(screen.getByLabelText('Part of the name of the app'), ' growth')
    await userEvent.type(screen.getByLabelText('Part of the name of the hospital system'), 'chart')
    await userEvent.click(screen.getByRole('combobox', { name: 'Records' }))
    await userEvent.click(screen.getByRole('option', { name: 'Sandbox' }))
    await userEvent.click(screen.getByRole('combobox', { name: 'Outcome' }))
    await userEvent.click(screen.getByRole('option', { name: 'Refused' }))
    await waitFor(() =>
      expect(api.asked.at(-1)?.variables).toEqual({
        filter: { app: 'growth', ehr: 'chart', environment: 'SANDBOX', succeeded: false },
      }),
    )
  })

  it('are nothing for vendors, who hold the ability over their own apps', async () => {
    const api = await openPage(['audit.read-app'], [])
    expect(await screen.findByText('This page is for those who review or audit')).toBeTruthy()
    expect(api.asked.some(({ name }) => name === 'AppLaunches')).toBe(false)
  })
})
