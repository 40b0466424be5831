import { type QueueViewInput, saveQueueView } from '../../commands/review/queue/save-view.ts'
import { type DemoStage, done } from '../demo-stage.ts'
import { ADMIN, REVIEWER } from '../people/hospital-people.ts'
import type { SeededPeople } from '../people/seed-people.ts'

type View = Pick<QueueViewInput, 'name' | 'filter' | 'sort' | 'isShared'>

/** What reviewers look at again and again: by whom it is kept. */
const VIEWS: readonly (View & { readonly by: string })[] = [
  {
    by: REVIEWER.email,
    name: 'Waits for somebody',
    filter: { statuses: ['IN_REVIEW'], reviewStates: ['WAITING'], unassigned: true },
    sort: 'LONGEST_WAITING',
    isShared: true,
  },
  {
    by: ADMIN.email,
    name: 'High risk, due first',
    filter: { statuses: ['IN_REVIEW'], riskTiers: ['HIGH', 'CRITICAL'] },
    sort: 'DUE_FIRST',
    isShared: true,
  },
  {
    by: REVIEWER.email,
    name: 'In pilot',
    filter: { statuses: ['IN_REVIEW'], stages: ['PILOT'] },
    sort: 'DUE_FIRST',
    isShared: false,
  },
  {
    by: REVIEWER.email,
    name: 'Terms declined',
    filter: { attestation: 'DECLINED' },
    sort: 'NAME',
    isShared: false,
  },
]

/** Keeps some views of the review queue, so that the list of views has something in it. */
export async function seedQueueViews(stage: DemoStage, people: SeededPeople): Promise<void> {
  for (const { by, ...view } of VIEWS) {
    const ctx = await stage.as(people.users.get(by) ?? '', stage.daysAgo(40))
    await done(`keep the view ${view.name}`, saveQueueView(ctx, { ...view, isDefault: false }))
  }
}
