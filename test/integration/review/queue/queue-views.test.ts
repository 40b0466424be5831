import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aReviewer, type Person } from '../../../support/builders.ts'
import { column, contents } from '../../../support/facts.ts'
import { startTestPlatform, type TestPlatform } from '../../../support/test-platform.ts'
import { removeView, saveView, viewsOf } from './queue-steps.ts'

let platform: TestPlatform
let admin: Person
let intake: Person
beforeAll(async () => {
  platform = await startTestPlatform()
  ;[admin, intake] = await Promise.all([
    aReviewer(platform),
    aReviewer(platform, 'INTAKE_REVIEWER'),
  ])
})
afterAll(() => platform?.stop())

const FILTER = { stages: ['INTAKE'], overdue: true, statuses: ['IN_REVIEW', 'LIVE'] } as const

async function refused(input: Parameters<typeof saveView>[1], by = intake) {
  const before = await contents(platform)
  const { view, errors } = await saveView(by, input)
  expect(view).toBeNull()
  expect(await contents(platform)).toEqual(before)
  return errors
}

describe('a view of the queue', () => {
  test('is kept with filter and order, changed, and removed', async () => {
    const filter = { ...FILTER, stages: [...FILTER.stages], statuses: [...FILTER.statuses] }
    const { view } = await saveView(intake, { name: '  Late intake ', filter, sort: 'DUE_FIRST' })
    const kept = (await viewsOf(intake)).find(({ id }) => id === view?.id)
    expect(kept).toMatchObject({
      name: 'Late intake',
      filter: { ...filter, search: null, assignedToMe: null },
      sort: 'DUE_FIRST',
      isDefault: false,
      isShared: false,
      isMine: true,
    })
    const viewId = view?.id ?? ''
    const changed = await saveView(intake, { viewId, name: 'Late', expectedRevision: 1 })
    expect(changed).toMatchObject({ view: { name: 'Late', revision: 2 }, errors: [] })
    expect((await removeView(intake, viewId)).view).toEqual({ name: 'Late' })
    expect(await viewsOf(intake)).toEqual([])
    expect(
      await column(
        platform,
        `select action from audit_event where action like 'review-queue-view.%' order by sequence`,
      ),
    ).toEqual(['review-queue-view.saved', 'review-queue-view.saved', 'review-queue-view.removed'])
  })

  test('is the default alone', async () => {
    const [first, second] = [
      await saveView(intake, { name: 'First', isDefault: true }),
      await saveView(intake, { name: 'Second', isDefault: true }),
    ]
    const defaults = (await viewsOf(intake)).filter(({ isDefault }) => isDefault)
    expect(defaults.map(({ id }) => id)).toEqual([second.view?.id])
    for (const { view } of [first, second]) await removeView(intake, view?.id ?? '')
  })

  test('of two people at once, one default is left', async () => {
    const names = ['A', 'B', 'C', 'D']
    const saved = await Promise.all(names.map((name) => saveView(admin, { name, isDefault: true })))
    expect((await viewsOf(admin)).filter(({ isDefault }) => isDefault)).toHaveLength(1)
    for (const { view } of saved) await removeView(admin, view?.id ?? '')
  })

  test('is seen by others when it is shared, and changed by nobody else', async () => {
    const { view } = await saveView(admin, { name: 'For all', isShared: true, isDefault: true })
    const viewId = view?.id ?? ''
    await saveView(admin, { name: 'For me' })
    expect(await viewsOf(intake)).toMatchObject([
      { id: viewId, isShared: true, isMine: false, isDefault: false },
    ])
    const before = await contents(platform)
    const [error] = await refused({ viewId, name: 'Mine now', expectedRevision: 1 })
    expect(error).toMatchObject({ code: 'NOT_FOUND', path: ['viewId'] })
    expect((await removeView(intake, viewId)).errors[0]).toMatchObject({ code: 'NOT_FOUND' })
    expect(await contents(platform)).toEqual(before)
  })
})

describe('a view is refused', () => {
  test.each([
    ['without a name', { name: '   ' }, { code: 'REQUIRED', path: ['name'] }],
    [
      'with a name too long',
      { name: 'x'.repeat(61) },
      { code: 'TOO_LONG', path: ['name'], limit: 60, actual: 61 },
    ],
    [
      'with a search too long',
      { filter: { search: 'x'.repeat(201) } },
      { code: 'TOO_LONG', path: ['filter', 'search'], limit: 200, actual: 201 },
    ],
    ['for everybody', { isShared: true }, { code: 'FORBIDDEN', path: ['isShared'] }],
    ['that is not there', { viewId: 'bm8' }, { code: 'NOT_FOUND', path: ['viewId'] }],
  ] as const)('%s', async (_how, input, error) => {
    expect(await refused(input)).toMatchObject([error])
  })

  test('with a name of another, whatever its case', async () => {
    await saveView(intake, { name: 'Today' })
    expect(await refused({ name: 'tODAY ' })).toMatchObject([
      { code: 'NOT_UNIQUE', path: ['name'] },
    ])
    expect((await saveView(admin, { name: 'Today' })).errors).toEqual([])
  })

  test('at a revision that is past', async () => {
    const { view } = await saveView(intake, { name: 'Twice' })
    const viewId = view?.id ?? ''
    await saveView(intake, { viewId, name: 'Twice!', expectedRevision: 1 })
    expect(await refused({ viewId, name: 'Twice?', expectedRevision: 1 })).toMatchObject([
      { code: 'STALE_REVISION', expected: 1, revision: 2 },
    ])
  })

  test('after twenty', async () => {
    const auditor = await aReviewer(platform, 'AUDITOR')
    for (let n = 0; n < 20; n += 1) await saveView(auditor, { name: `View ${n}` })
    expect(await refused({ name: 'One more' }, auditor)).toMatchObject([
      { code: 'INVALID', limit: 20, actual: 20, path: ['name'] },
    ])
  })
})
