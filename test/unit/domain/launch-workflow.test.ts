import { describe, expect, it } from 'vitest'
import {
  refusalForApp,
  refusalForEhr,
  workflowFault,
  workflowRefusal,
} from '../../../api/domain/launch-workflow.ts'
import { SPANISH } from '../../../api/oidc/pages/spanish.ts'
import { WORKFLOWS } from '../../../schema/vocabulary/workflow.ts'

const OF_PATIENTS = ['chart review', 'patient portal', 'registration']

describe('the work an app is opened from', () => {
  it.each<[string | null, string[], string[] | undefined]>([
    ['registration', ['patient/Patient.rs'], undefined],
    ['order entry', ['patient/Patient.rs'], OF_PATIENTS],
    ['results', ['patient/Observation.rs?category=laboratory'], undefined],
    ['order entry', ['launch', 'openid', 'user/Patient.rs', 'user/ServiceRequest.rs'], undefined],
    // Whoever may read every kind of data, or none of it, is confined to no work.
    ['order entry', ['patient/*.rs', 'patient/Patient.rs'], undefined],
    ['order entry', ['openid', 'launch'], undefined],
    [null, ['patient/Patient.rs'], undefined],
    ['', ['patient/Patient.rs'], undefined],
  ])('%j with %j is refused in favour of %j', (workflow, scopes, approved) => {
    expect(workflowRefusal(workflow, scopes)?.approved).toEqual(approved)
  })

  it('has a name of the scope catalog', () => {
    expect(WORKFLOWS.map(workflowFault)).toEqual(WORKFLOWS.map(() => undefined))
    for (const name of ['', 'Results', 'whole record', 'constructor', 'lunch']) {
      expect(workflowFault(name)).toContain('order entry')
    }
  })

  it('has a name in Spanish', () => {
    expect(WORKFLOWS.filter((name) => !(name in SPANISH))).toEqual([])
  })
})

describe('a refusal', () => {
  it.each(WORKFLOWS)('of %s may stand in an OAuth answer (RFC 6749, appendix A.8)', (workflow) => {
    const said = refusalForApp({ workflow, approved: WORKFLOWS })
    expect(said).toMatch(/^[\x20-\x21\x23-\x5b\x5d-\x7e]+$/)
  })

  it('names where the app opens, if anywhere', () => {
    const somewhere = { workflow: 'billing', approved: ['results', 'imaging'] }
    expect(refusalForEhr(somewhere)).toContain('It opens from: results, imaging.')
    expect(refusalForEhr({ workflow: 'billing', approved: [] })).not.toContain('opens from:')
    expect(refusalForApp({ workflow: 'billing', approved: [] })).toBe(
      'the app is not approved for the workflow billing',
    )
  })
})
