import { passStages } from '../../api/demo/catalog/pass-stages.ts'
import { DemoStage } from '../../api/demo/demo-stage.ts'
import type { SeededPeople } from '../../api/demo/people/seed-people.ts'
import type { TestPlatform } from '../support/test-platform.ts'

/** Takes the version of an app that is in review through its stages, each by the person of the hospital it belongs to. */
export async function passReview(
  platform: TestPlatform,
  people: SeededPeople,
  appName: string,
): Promise<void> {
  const em = platform.orm.em.fork()
  const [version] = await em.execute<{ id: string }[]>(
    `select id from app_version where name = ? and status = 'IN_REVIEW'`,
    [appName],
  )
  if (!version) throw new Error(`${appName} is not in review.`)
  await em.transactional(async (tx) => {
    const stage = new DemoStage(platform, tx)
    const at = platform.ports.clock.now()
    await passStages({ stage, people, versionId: version.id, at }, 'PILOT')
  })
}
