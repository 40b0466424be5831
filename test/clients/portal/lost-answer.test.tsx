import './browser.ts'
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { TransitionDialog } from '../../../portal/src/components/transitions/transition-dialog.tsx'
import type { TransitionSubject } from '../../../portal/src/components/transitions/transition-subject.ts'
import { eventually } from '../../support/eventually.ts'
import { press } from './forms.ts'
import { aScriptedApi, renderPage } from './scripted-api.tsx'

const VERSION: TransitionSubject = {
  id: 'v1',
  name: 'Trend Lines',
  number: 1,
  status: 'LIVE',
  audiences: ['PROVIDER'],
  revision: 3,
  allowedTransitions: ['SUSPEND'],
}
const REASON = 'Results of another person are shown.'

const moved = {
  payload: {
    __typename: 'AppVersionPayload',
    appVersion: {
      ...{ __typename: 'AppVersion', id: 'v1', status: 'SUSPENDED', statusChangedAt: null },
      ...{ reviewState: null, rejectionCode: null, statusReason: REASON, submittedAt: null },
      ...{ allowedTransitions: [], isEditable: false, revision: 4 },
    },
    userErrors: [],
  },
}

function showDialog() {
  const api = aScriptedApi({})
  const onMoved = vi.fn()
  const Component = () => (
    <TransitionDialog
      version={VERSION}
      transition="SUSPEND"
      onClose={() => undefined}
      onMoved={onMoved}
    />
  )
  renderPage({ client: api.client, path: '/', at: '/', Component })
  return { api, onMoved }
}

describe('a step whose answer was lost', () => {
  it('is sent again exactly as before, under the same key', async () => {
    const { api, onMoved } = showDialog()
    const user = userEvent.setup()
    await user.type(await screen.findByLabelText(/Reason/), REASON)
    await press(user, 'Suspend')
    await eventually(() => expect(api.waiting).toHaveLength(1))
    api.end('AppVersionSuspend')
    expect(await screen.findByText(/it is done only once/)).toBeDefined()
    await press(user, 'Suspend')
    await eventually(() => expect(api.waiting).toHaveLength(2))
    const [first, second] = api.waiting
    expect(first?.variables.input).toMatchObject({ versionId: 'v1', expectedRevision: 3 })
    expect(first?.variables.input).toHaveProperty('idempotencyKey', expect.stringMatching(/.{8}/))
    expect(second?.variables).toEqual(first?.variables)
    api.send('AppVersionSuspend', moved)
    await eventually(() => expect(onMoved).toHaveBeenCalledWith('SUSPEND'))
  })
})
