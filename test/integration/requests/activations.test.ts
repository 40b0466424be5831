import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  aPerson,
  aReviewer,
  aVendor,
  type Person,
  type VendorOwner,
  type Version,
} from '../../support/builders.ts'
import { USER_ERROR } from '../../support/documents.ts'
import { everythingTold } from '../../support/facts.ts'
import { readFragment } from '../../support/gql/fragment-masking.ts'
import { graphql } from '../../support/gql/gql.ts'
import type { ActivationRequestInput } from '../../support/gql/graphql.ts'
import { reinstate } from '../../support/incidents.ts'
import { anAppVersion, move, REASON } from '../../support/lifecycle.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { INBOX } from '../notices/documents.ts'
import {
  ACTIVATION_DECIDE,
  ACTIVATION_END,
  ACTIVATION_REQUEST,
  ACTIVATION_WITHDRAW,
  ACTIVATIONS,
} from './request-documents.ts'

let platform: TestPlatform
let owner: VendorOwner
let admin: Person
let lead: Person
let live: Version
beforeAll(async () => {
  platform = await startTestPlatform()
  ;[owner, admin, lead] = await Promise.all([
    aVendor(platform),
    aReviewer(platform),
    aPerson(platform, { roles: ['DEPARTMENT_LEAD'] }),
  ])
  live = await anAppVersion({ owner, reviewer: admin }, { status: 'LIVE', name: 'Ward Board' })
})
afterAll(() => platform?.stop())

async function ask(input: Partial<ActivationRequestInput>, who = lead) {
  const whole = { appId: live.app.id, department: 'Cardiology', ...input }
  const { payload } = await who.client.get(ACTIVATION_REQUEST, { input: whole })
  return { ...payload, userErrors: readFragment(USER_ERROR, payload.userErrors) }
}

async function asked(department: string, who = lead) {
  const { activation, userErrors } = await ask({ department }, who)
  if (!activation) throw new Error(JSON.stringify(userErrors))
  return activation
}

async function titles({ client }: Person): Promise<string[]> {
  await everythingTold(platform)
  const { viewer } = await client.get(INBOX, { unreadOnly: true })
  return viewer?.notifications.nodes.map(({ title }) => title) ?? []
}

describe('a department', () => {
  test('asks for an app once, however it spells itself, and app admins hear of it', async () => {
    const { activation } = await ask({ department: ' Cardiology ', note: 'For the ward round.' })
    expect(activation).toMatchObject({ department: 'Cardiology', state: 'OPEN' })
    expect((await ask({ department: 'cardiology' })).userErrors).toMatchObject([
      { code: 'NOT_UNIQUE', path: ['department'] },
    ])
    expect(await titles(admin)).toContain('Ward Board: a department asks for it')
  })

  test.each([
    ['no department', { department: ' ' }, 'REQUIRED', ['department']],
    ['a long note', { department: 'X-ray', note: 'x'.repeat(1001) }, 'TOO_LONG', ['note']],
    ['an app nobody knows', { department: 'X-ray', appId: 'nobody' }, 'NOT_FOUND', ['appId']],
  ] as const)('is refused with %s', async (_what, input, code, path) => {
    expect((await ask(input)).userErrors).toMatchObject([{ code, path }])
  })

  test('is refused an app that is not live', async () => {
    const waiting = await anAppVersion({ owner, reviewer: admin }, { status: 'IN_REVIEW' })
    expect((await ask({ appId: waiting.app.id })).userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
  })

  test('sees its own requests, and app admins see all', async () => {
    const other = await aPerson(platform, { roles: ['DEPARTMENT_LEAD'] })
    await asked('Pharmacy', other)
    const mine = (await other.client.get(ACTIVATIONS, {})).activationRequests
    expect(mine).toMatchObject({
      totalCount: 1,
      nodes: [
        { department: 'Pharmacy', appName: 'Ward Board', canDecide: false, canWithdraw: true },
      ],
    })
    const all = (await admin.client.get(ACTIVATIONS, {})).activationRequests.nodes
    expect(all.map(({ department }) => department)).toEqual(
      expect.arrayContaining(['Pharmacy', 'Cardiology']),
    )
    const filter = { states: ['DECLINED' as const] }
    expect((await admin.client.get(ACTIVATIONS, { filter })).activationRequests.nodes).toEqual([])
  })

  test('takes its request back, and nobody else can', async () => {
    const { id: activationId, revision } = await asked('Oncology')
    const input = { activationId, expectedRevision: revision }
    const { payload } = await admin.client.get(ACTIVATION_WITHDRAW, { input })
    expect(readFragment(USER_ERROR, payload.userErrors)).toMatchObject([{ code: 'NOT_FOUND' }])
    const mine = await lead.client.get(ACTIVATION_WITHDRAW, { input })
    expect(mine.payload.activation?.state).toBe('WITHDRAWN')
    expect((await asked('Oncology')).state).toBe('OPEN')
  })
})

describe('an answer', () => {
  const answer = async (
    activationId: string,
    fields: { state: 'ACTIVATED' | 'DECLINED'; reason?: string; expectedRevision?: number },
  ) => {
    const input = { activationId, expectedRevision: 1, ...fields }
    const { payload } = await admin.client.get(ACTIVATION_DECIDE, { input })
    return { ...payload, userErrors: readFragment(USER_ERROR, payload.userErrors) }
  }

  test('is told to who asked, with its reason', async () => {
    const asker = await aPerson(platform, { roles: ['DEPARTMENT_LEAD'] })
    const { id } = await asked('Dialysis', asker)
    const { activation } = await answer(id, { state: 'DECLINED', reason: REASON })
    expect(activation).toEqual({ state: 'DECLINED', reason: REASON })
    expect(await titles(asker)).toEqual(['Ward Board: not activated for your department'])
  })

  test('is refused without a reason, when stale, and when it was given already', async () => {
    const { id } = await asked('Intensive care')
    expect((await answer(id, { state: 'DECLINED' })).userErrors).toMatchObject([
      { code: 'REQUIRED', path: ['reason'] },
    ])
    const stale = await answer(id, { state: 'ACTIVATED', expectedRevision: 9 })
    expect(stale.userErrors).toMatchObject([{ code: 'STALE_REVISION' }])
    await answer(id, { state: 'ACTIVATED' })
    const again = await answer(id, { state: 'ACTIVATED', expectedRevision: 2 })
    expect(again.userErrors).toMatchObject([{ code: 'INVALID_TRANSITION' }])
  })
})

describe('the collection of a department', () => {
  const COLLECTIONS = graphql(`
    query TestCollections {
      departmentCollections {
        department
        listings {
          name
        }
      }
    }
  `)
  const uses = async (who: Person, department: string) => {
    const { departmentCollections } = await who.client.get(COLLECTIONS)
    return departmentCollections
      .filter((collection) => collection.department === department)
      .flatMap(({ listings }) => listings.map(({ name }) => name))
  }
  const end = async (who: Person, activationId: string, more: { reason?: string } = {}) => {
    const input = { activationId, expectedRevision: 2, reason: REASON, ...more }
    const { payload } = await who.client.get(ACTIVATION_END, { input })
    return { ...payload, userErrors: readFragment(USER_ERROR, payload.userErrors) }
  }
  const used = async (department: string) => {
    const { id: activationId } = await asked(department)
    const input = { activationId, expectedRevision: 1, state: 'ACTIVATED' as const }
    await admin.client.get(ACTIVATION_DECIDE, { input })
    await titles(lead)
    return activationId
  }

  test('is left by an app its lead ends, who can ask for it again', async () => {
    const id = await used('Surgery')
    expect(await uses(lead, 'Surgery')).toEqual(['Ward Board'])
    expect((await ask({ department: 'surgery' })).userErrors).toMatchObject([
      { code: 'NOT_UNIQUE', path: ['department'], message: /uses this app already/ },
    ])
    expect((await end(lead, id)).activation).toEqual({
      state: 'ENDED',
      reason: REASON,
      canEnd: false,
    })
    expect(await uses(lead, 'Surgery')).toEqual([])
    expect((await end(lead, id)).userErrors).toMatchObject([{ code: 'INVALID_TRANSITION' }])
    expect((await asked('Surgery')).state).toBe('OPEN')
  })

  test('is left by an app the hospital ends, and the department is told why', async () => {
    const id = await used('Neurology')
    const before = await titles(lead)
    expect((await end(admin, id)).activation?.state).toBe('ENDED')
    expect(await titles(lead)).toEqual([
      'Ward Board: no longer activated for your department',
      ...before,
    ])
  })

  test('is changed by nobody else, nor without a reason', async () => {
    const id = await used('Urology')
    const other = await aPerson(platform, { roles: ['DEPARTMENT_LEAD'] })
    expect((await end(other, id)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
    expect((await end(lead, id, { reason: ' ' })).userErrors).toMatchObject([
      { code: 'REQUIRED', path: ['reason'] },
    ])
    expect(await uses(lead, 'Urology')).toEqual(['Ward Board'])
  })
})

test('D5: departments that asked hear of suspension, reinstatement and end; declined ones do not', async () => {
  const cast = { owner, reviewer: admin }
  const version = await anAppVersion(cast, { status: 'LIVE', name: 'Told App' })
  const [waiting, declined] = await Promise.all(
    [1, 2].map(() => aPerson(platform, { roles: ['DEPARTMENT_LEAD'] })),
  )
  if (!waiting || !declined) throw new Error('Nobody leads a department.')
  await ask({ appId: version.app.id, department: 'One' }, waiting)
  const other = await ask({ appId: version.app.id, department: 'Two' }, declined)
  const input = { activationId: other.activation?.id ?? '', expectedRevision: 1 }
  await admin.client.get(ACTIVATION_DECIDE, {
    input: { ...input, state: 'DECLINED', reason: REASON },
  })
  const suspended = await move(admin, 'suspend', version, REASON)
  if (!suspended.version) throw new Error(JSON.stringify(suspended.errors))
  const back = await reinstate(admin, suspended.version)
  if (!back.version) throw new Error(JSON.stringify(back.errors))
  await move(owner, 'retire', back.version, REASON)
  expect((await titles(waiting)).toSorted()).toEqual([
    'Told App: reinstated',
    'Told App: retired',
    'Told App: suspended',
  ])
  expect(await titles(declined)).toEqual(['Told App: not activated for your department'])
})
