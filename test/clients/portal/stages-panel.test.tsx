import './browser.ts'
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { StagesPanel } from '../../../portal/src/features/review/stages/stages-panel.tsx'
import { GOVERNANCE_STAGES } from '../../../schema/vocabulary/stage.ts'
import { eventually } from '../../support/eventually.ts'
import { filed } from './documents.ts'
import { aScriptedApi, renderPage } from './scripted-api.tsx'

const CHECKLIST = ['The vendor answers', 'The purpose is clear'].map((label, index) => ({
  __typename: 'ChecklistItem',
  key: `point-${index}`,
  label,
  satisfied: false,
  ...{ kind: 'YES_NO', isRequired: true, choices: [], answer: null },
  ...{ labelEs: null, section: null, sectionEs: null },
}))

function aStage(stage: string, facts: object = {}) {
  return {
    __typename: 'StageReview',
    id: `stage-${stage}`,
    stage,
    state: 'NOT_STARTED',
    ownerRoles: ['INTAKE_REVIEWER'],
    owner: null,
    isMine: false,
    dueAt: null,
    isOverdue: false,
    startedAt: null,
    decidedAt: null,
    decidedBy: null,
    reason: null,
    templateVersion: null,
    byReferenceTo: null,
    formText: null,
    waitsFor: [],
    allowedDecisions: [],
    revision: 0,
    checklist: [],
    artifacts: [],
    ...facts,
  }
}

const INTAKE = aStage('INTAKE', {
  state: 'IN_PROGRESS',
  isOverdue: true,
  dueAt: '2026-11-02T10:00:00Z',
  allowedDecisions: ['PASSED', 'FAILED'],
  revision: 1,
  checklist: CHECKLIST,
})

function aVersion(intake: object = INTAKE, facts: object = {}) {
  return {
    __typename: 'AppVersion',
    id: 'version-1',
    reviewState: 'WAITING',
    marketplaceLabel: 'DRAFT',
    allowedTransitions: [],
    revision: 3,
    app: { __typename: 'App', id: 'app-1', vendor: { __typename: 'Vendor', id: 'vendor-1' } },
    approvalsNeeded: 2,
    approvals: [],
    missingForApproval: [],
    scopes: [],
    stages: GOVERNANCE_STAGES.map((stage) => (stage === 'INTAKE' ? intake : aStage(stage))),
    ...facts,
  }
}

async function openStages(version = aVersion()) {
  const api = aScriptedApi({
    ReviewStages: () => ({ node: version }),
    VersionDocuments: () => ({
      node: {
        __typename: 'AppVersion',
        id: 'version-1',
        number: 1,
        canUploadDocuments: false,
        documents: filed([]),
        app: { __typename: 'App', id: 'app-1', versions: [] },
      },
    }),
  })
  const Component = () => <StagesPanel versionId="version-1" />
  renderPage({ client: api.client, path: '/', at: '/', Component })
  await screen.findByText('Intake')
  return api
}

const answer = (version: object | null, userErrors: readonly object[] = []) => ({
  payload: { __typename: 'AppVersionPayload', appVersion: version, userErrors },
})

describe('the stages of a version', () => {
  it('are eight, in order, each with its state in words, and the open one shows what to check', async () => {
    await openStages()
    expect(screen.getAllByRole('listitem')).toHaveLength(8)
    expect(screen.getByText('Overdue')).toBeTruthy()
    expect(screen.getByRole('group', { name: 'Checklist (0 of 2)' })).toBeTruthy()
    expect(screen.getByText(/two people have to approve/)).toBeTruthy()
  })

  it('are passed with what was ticked, at the revision that was seen', async () => {
    const api = await openStages()
    for (const { label } of CHECKLIST) await userEvent.click(screen.getByLabelText(label))
    await userEvent.click(screen.getByRole('button', { name: 'Pass intake' }))
    await eventually(() =>
      expect(api.waiting).toEqual([
        {
          name: 'StageDecide',
          variables: {
            input: {
              versionId: 'version-1',
              stage: 'INTAKE',
              state: 'PASSED',
              reason: '',
              checklist: ['point-0', 'point-1'],
              answers: [],
              expectedRevision: 1,
            },
          },
        },
      ]),
    )
    const passed = { ...INTAKE, state: 'PASSED', revision: 2, allowedDecisions: ['IN_PROGRESS'] }
    api.send('StageDecide', answer(aVersion(passed)))
    api.end('StageDecide')
    expect(await screen.findByRole('button', { name: 'Open again intake' })).toBeTruthy()
  })

  it('are failed with a reason alone, and say why the server refuses', async () => {
    const api = await openStages()
    const fail = screen.getByRole<HTMLButtonElement>('button', { name: 'Fail intake' })
    expect(fail.disabled).toBe(true)
    const words = screen.getByLabelText(/Words on intake/)
    await userEvent.type(words, 'Nobody answers at the number given.')
    await userEvent.click(fail)
    await eventually(() => expect(api.waiting).toHaveLength(1))
    const message = 'Somebody changed this in the meantime.'
    const refusal = {
      __typename: 'FieldError',
      message,
      code: 'STALE_REVISION',
      path: null,
      limit: null,
    }
    api.send('StageDecide', answer(null, [refusal]))
    api.end('StageDecide')
    expect(within(await screen.findByRole('alert')).getByText(message)).toBeTruthy()
    expect(words).toHaveProperty('value', 'Nobody answers at the number given.')
  })

  it('show who approved, and that a second person is waited for', async () => {
    const approvals = [
      {
        __typename: 'LaunchApproval',
        createdAt: '2026-11-20T10:00:00Z',
        approver: { __typename: 'Person', name: 'Margaret Osei' },
      },
    ]
    await openStages(aVersion(INTAKE, { approvals }))
    expect(screen.getByText(/Approved by Margaret Osei/)).toBeTruthy()
    expect(screen.getByText(/a second person has to approve/)).toBeTruthy()
  })
})

it('a point that asks for a number is answered with one', async () => {
  const point = { ...CHECKLIST[0], key: 'seconds', label: 'Time to task', kind: 'NUMBER' }
  const api = await openStages(aVersion({ ...INTAKE, checklist: [point] }))
  await userEvent.type(screen.getByLabelText(/^Time to task/), '-3a,5x')
  await userEvent.click(screen.getByRole('button', { name: 'Pass intake' }))
  await eventually(() => expect(api.waiting).toHaveLength(1))
  expect(api.waiting[0]?.variables).toMatchObject({
    input: { checklist: [], answers: [{ key: 'seconds', value: '3.5' }] },
  })
})
