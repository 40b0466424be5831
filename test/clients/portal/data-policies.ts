import userEvent from '@testing-library/user-event'
import { vi } from 'vitest'
import { Component } from '../../../portal/src/features/settings/data-policy/data-policy-page.tsx'
import { session } from '../../../portal/src/lib/session.ts'
import { dataRule } from '../../support/data-rule.ts'
import type { aFault } from './forms.ts'
import { aScriptedApi, renderPage } from './scripted-api.tsx'

/** A rule as the contract answers it. */
export function shownRule(rule: Parameters<typeof dataRule>[0]) {
  const { audience, ...whole } = dataRule(rule)
  return {
    ...{ __typename: 'DataRule', ...whole },
    audience: audience.map((each) => ({ __typename: 'DataRuleCondition', ...each })),
  }
}

const BILLING = shownRule({
  key: 'no-billing',
  kind: 'CLOSE',
  resourceTypes: ['Claim', 'Invoice'],
  interactions: ['READ', 'SEARCH'],
  reason: 'Billing is answered elsewhere.',
})

const POLICY = {
  ...{ __typename: 'DataPolicy', number: 1, revision: 3, summary: 'Billing stays in the house.' },
  ...{ previewedAt: null, publishedAt: null, inForceSince: null, publishedBy: null, preview: null },
  ...{ proposedBy: 'Jonas', canPublish: true, askText: 'Write to the data office.', askUrl: null },
  uncheckedElements: [],
  rules: [BILLING],
}

export const IN_FORCE = {
  ...{ ...POLICY, id: 'v2', number: 2, state: 'PUBLISHED', publishedBy: 'Margaret' },
  ...{ publishedAt: '2026-10-02T08:00:00Z', inForceSince: '2026-10-02T08:00:00Z' },
}
export const EARLIER = {
  ...{ ...POLICY, id: 'v1', number: 1, state: 'PUBLISHED', publishedBy: 'Margaret' },
  publishedAt: '2026-09-02T08:00:00Z',
}
export const DRAFT = { ...POLICY, id: 'v3', number: 3, state: 'DRAFT', summary: 'Less of it.' }

const effect = (appName: string, what: string, requests: number) => ({
  ...{ __typename: 'DataPolicyEffect', appName, effect: what, requests },
  ...{ resourceType: 'Condition', interaction: 'search-type', rule: `by-${what.toLowerCase()}` },
})

export const PREVIEWED = {
  ...{ ...DRAFT, state: 'PREVIEWED', previewedAt: '2026-11-02T08:00:00Z' },
  preview: {
    ...{ __typename: 'DataPolicyPreview', days: 30, requests: 1234, refused: 7, redacted: 5 },
    ...{ filtered: 0, opened: 0, undecided: 2, isCut: false },
    effects: [
      effect('Study Finder', 'REFUSED', 4),
      effect('Bedside Vitals', 'REDACTED', 5),
      effect('Bedside Vitals', 'REFUSED', 3),
    ],
  },
}

interface World {
  readonly abilities?: readonly string[]
  readonly policies?: readonly object[]
  readonly refusal?: ReturnType<typeof aFault>
}

/** The API of a hospital with some versions, before somebody with some abilities. */
export function aPolicyWorld({ abilities = ['policy.write'], policies = [], refusal }: World) {
  vi.spyOn(session, 'getState').mockReturnValue({ kind: 'signed-in' })
  const answer = () => ({
    payload: { __typename: 'DataPolicyPayload', userErrors: refusal ? [refusal] : [] },
  })
  return aScriptedApi({
    Viewer: () => ({
      organization: null,
      viewer: {
        ...{ __typename: 'Viewer', id: 'me', name: 'Eve', email: 'eve@hospital.example' },
        ...{ abilities, vendorRole: null, vendor: null },
      },
    }),
    DataPolicies: () => ({ dataPolicies: policies }),
    DataPolicyDraftSave: answer,
    DataPolicyPreview: answer,
    DataPolicyPublish: answer,
    DataPolicyDiscard: answer,
    DataPolicyRollBack: answer,
  })
}

/** Opens the page of the data policy. */
export function openDataPolicy(world: World = {}) {
  const api = aPolicyWorld(world)
  const path = '/settings/data-policy'
  renderPage({ client: api.client, path, at: path, Component })
  const sent = (name: string) => api.asked.findLast((each) => each.name === name)?.variables
  return { api, sent, user: userEvent.setup() }
}
