import './browser.ts'
import { screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { Component } from '../../../portal/src/features/review/campaigns/campaigns-page.tsx'
import { aScriptedApi, renderPage } from './scripted-api.tsx'

const anApp = (name: string, versionId: string | null) => ({
  __typename: 'CampaignApp',
  appId: name,
  name,
  owner: 'Ada Larkmoor',
  decision: null,
  decidedAt: null,
  decidedBy: null,
  liveVersion: versionId && { __typename: 'AppVersion', id: versionId },
})

const CAMPAIGN = {
  __typename: 'AccessCampaign',
  id: 'autumn',
  title: 'Autumn',
  openedAt: '2026-11-02T08:00:00Z',
  openedBy: 'Ines Calder',
  dueAt: '2026-12-24T08:00:00Z',
  isOverdue: false,
  decidedCount: 0,
  apps: [anApp('Results', 'v1'), anApp('Notes', 'v2'), anApp('Retired', null)],
}

const counted = (id: string, usage: object | null) => ({
  __typename: 'CampaignApp',
  appId: id,
  liveVersion: {
    __typename: 'AppVersion',
    id,
    usage: usage && { __typename: 'ScopeUsageReport', ...usage },
  },
})

it('shows what apps are granted and used beside the decision, once it is counted', async () => {
  const api = aScriptedApi({ AccessCampaigns: () => ({ accessCampaigns: [CAMPAIGN] }) })
  renderPage({ client: api.client, path: '/campaigns', at: '/campaigns', Component })
  const lines = async () => {
    const table = await screen.findByRole('region', { name: 'Autumn' })
    return within(table)
      .getAllByRole('row')
      .slice(1)
      .map((row) => row.textContent)
  }
  expect(await lines()).toEqual([
    'ResultsAda LarkmoorWaits for a decision',
    'NotesAda LarkmoorWaits for a decision',
    'RetiredAda Larkmoor–Waits for a decision',
  ])
  const usage = { used: ['patient/Observation.rs'], unused: ['patient/Patient.rs'], requests: 1234 }
  api.send('AccessCampaignUsage', {
    accessCampaigns: [
      {
        __typename: 'AccessCampaign',
        id: 'autumn',
        apps: [
          counted('v1', usage),
          counted('v2', { used: [], unused: [], requests: 0 }),
          { ...counted('v3', null), liveVersion: null },
        ],
      },
    ],
  })
  await screen.findByText('1 of 2 scopes used, by 1,234 requests')
  expect(await lines()).toEqual([
    'ResultsAda Larkmoor1 of 2 scopes used, by 1,234 requestsNever used: patient/Patient.rsWaits for a decision',
    'NotesAda LarkmoorNo access to recordsWaits for a decision',
    'RetiredAda Larkmoor–Waits for a decision',
  ])
})
