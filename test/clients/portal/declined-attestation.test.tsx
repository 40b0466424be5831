import './browser.ts'
import { screen } from '@testing-library/react'
import type { ComponentType } from 'react'
import { describe, expect, it } from 'vitest'
import { Component as InformationPage } from '../../../portal/src/features/app-information/app-information-page.tsx'
import { Component as RegistrationsPage } from '../../../portal/src/features/registrations/registrations-page.tsx'
import { Component as QueuePage } from '../../../portal/src/features/review/queue/queue-page.tsx'
import { Component as WorkspacePage } from '../../../portal/src/features/review/workspace/workspace-page.tsx'
import type { AttestationAnswer } from '../../../schema/vocabulary/registration.ts'
import { aScriptedApi, renderPage } from './scripted-api.tsx'
import { aVersionRow } from './version-rows.ts'

/** A live version as every page asks for it, whose vendor answered the statement one way or the other. */
function aLiveVersion(answer: AttestationAnswer) {
  const { app, ...row } = aVersionRow({ name: 'Chart Lens', revision: 3 })
  const attestation = {
    ...{ __typename: 'Attestation', id: 'attestation-1', answer, textVersion: 2, isCurrent: true },
    ...{ legalName: 'Ada Acme', position: 'Chief executive', legalBusinessName: 'Acme Health' },
    ...{ signedAt: '2026-11-20T10:00:00Z', signature: 'jws' },
    verifyUrl: 'https://gatehouse.example/attestations/attestation-1',
  }
  const version = {
    ...{ ...row, status: 'LIVE', statusChangedAt: '2026-11-21T10:00:00Z', statusReason: null },
    ...{ rejectionCode: null, submittedAt: '2026-11-20T10:00:00Z', submittedBy: null },
    ...{ riskTier: 'LOW', riskReasons: [], attestation, attestations: [attestation] },
    ...{ attestationOverdueDays: null, canRenewAttestation: false, allowedTransitions: [] },
    isEditable: false,
  }
  return { version, app }
}

function anAppOf({ app, version }: ReturnType<typeof aLiveVersion>) {
  const facts = {
    ...{ ...app, name: 'Chart Lens', riskTier: 'LOW', lastReviewedAt: null, owner: null },
    ...{ unreadMessages: 0, latestMessage: null, latestVersion: version, liveVersion: version },
    vendor: { ...app.vendor, contactVerifiedAt: null, address: null },
  }
  return { ...facts, versions: [{ ...version, app: facts }] }
}

const page = (__typename: string, node: object) => ({
  __typename,
  edges: [{ __typename: 'Edge', cursor: 'c1', node }],
  pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: 'c1' },
  totalCount: 1,
})

function aLine({ id, number, name, status }: LiveVersion, attestation: AttestationAnswer) {
  return {
    ...{ __typename: 'ReviewQueueEntry', id, number, name, status, attestation },
    ...{ iconUrl: null, reviewState: null, submittedAt: '2026-01-05T08:00:00.000Z', stages: [] },
    ...{
      asksForBulkData: false,
      clientType: 'PUBLIC',
      riskTier: 'LOW',
      vendorName: 'Acme',
      isVendorVerified: true,
    },
    ...{ dueAt: null, daysLeft: null, isOverdue: false, isDueSoon: false, isPaused: false },
  }
}

type LiveVersion = ReturnType<typeof aLiveVersion>['version']

/** What each page asks, answered with one app. */
function answersFor(answer: AttestationAnswer) {
  const live = aLiveVersion(answer)
  const app = anAppOf(live)
  const version = { ...live.version, app }
  const vendor = { ...app.vendor, apps: page('AppConnection', app) }
  return {
    ReviewQueue: () => ({
      reviewQueueEntries: page('ReviewQueueEntryConnection', aLine(version, answer)),
    }),
    ReviewQueueBeside: () => ({ beside: { totalCount: 1, nodes: [] } }),
    ReviewQueueViews: () => ({ reviewQueueViews: [] }),
    ReviewWorkspace: () => ({ node: version }),
    AppBySlug: () => ({ app }),
    MyRegistrations: () => ({ viewer: { __typename: 'Viewer', id: 'viewer-1', vendor } }),
    Viewer: () => ({ viewer: null, organization: null }),
  }
}

interface Place {
  readonly name: string
  readonly Component: ComponentType
  readonly path: string
  readonly at: string
  readonly warning: RegExp
}

const PLACES: readonly Place[] = [
  {
    name: 'the review queue',
    Component: QueuePage,
    path: '/review',
    at: '/review',
    warning: /^Declined: patients are warned$/,
  },
  {
    name: 'the review workspace',
    Component: WorkspacePage,
    path: '/review/:versionId',
    at: '/review/version-1',
    warning: /^A declined attestation is never a ground for rejection\. Patients are warned/,
  },
  {
    name: 'the App Information Page',
    Component: InformationPage,
    path: '/apps/:slug/:tab',
    at: '/apps/chart-lens/privacy',
    warning: /^Declined: patients are warned in the gallery and before they agree\.$/,
  },
  {
    name: 'My Registrations',
    Component: RegistrationsPage,
    path: '/registrations',
    at: '/registrations',
    warning: /^Attestation declined: patients are warned$/,
  },
]

describe('an attestation (R082-R085, R115)', () => {
  it.each(PLACES)('that is declined is warned of in $name', async ({ warning, ...place }) => {
    renderPage({ client: aScriptedApi(answersFor('DECLINED')).client, ...place })
    expect(await screen.findByText(warning)).toBeTruthy()
  })

  it.each(PLACES)('that is accepted is not warned of in $name', async ({ warning, ...place }) => {
    renderPage({ client: aScriptedApi(answersFor('ACCEPTED')).client, ...place })
    await screen.findAllByText(/Chart Lens/)
    expect(screen.queryByText(warning)).toBeNull()
  })
})
