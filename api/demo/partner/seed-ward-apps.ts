import { decideActivation } from '../../commands/request/decide-activation.ts'
import { requestActivation } from '../../commands/request/request-activation.ts'
import { setListingVisibility } from '../../commands/review/set-listing-visibility.ts'
import { App } from '../../entities/app/app.entity.ts'
import { type DemoStage, done } from '../demo-stage.ts'
import { ADMIN } from '../people/hospital-people.ts'
import type { SeededPeople } from '../people/seed-people.ts'

const LEAD = 'lead@lakeside.example'
const DEPARTMENT = 'Internal Medicine'

/** Apps of the wards: what one department uses, and one that patients have no use for and do not find. */
export async function seedWardApps(stage: DemoStage, people: SeededPeople): Promise<void> {
  const cards = await stage
    .backstage()
    .em.execute<{ app_id: string }[]>(
      `select app_id from gallery_card where audiences = '{PROVIDER}' order by slug limit 4`,
    )
  for (const [index, { app_id: appId }] of cards.entries()) {
    const [asked, answered] = [stage.daysAgo(30 - index), stage.daysAgo(28 - index)]
    const lead = await stage.as(people.users.get(LEAD) ?? '', asked)
    const input = { appId, department: DEPARTMENT, note: 'For the ward round.' }
    const { id } = await done('ask for activation', requestActivation(lead, input))
    const admin = await stage.as(people.users.get(ADMIN.email) ?? '', answered)
    const decision = {
      activationId: id,
      state: 'ACTIVATED',
      reason: null,
      expectedRevision: 1,
    } as const
    await done('answer a department', decideActivation(admin, decision))
  }
  const appId = cards.at(-1)?.app_id
  if (!appId) return
  const admin = await stage.as(people.users.get(ADMIN.email) ?? '', stage.daysAgo(20))
  const { revision } = await admin.em.findOneOrFail(App, { id: appId })
  const closed = { appId, visibility: 'CLINICAL', expectedRevision: revision } as const
  await done('list for clinicians', setListingVisibility(admin, closed))
}
