import { LockMode } from '@mikro-orm/core'
import { openStages } from '../../commands/review/stages/open-stages.ts'
import { stageFileOf } from '../../commands/review/stages/stage-file.ts'
import { presentPolicy } from '../../domain/governance/policy-book.ts'
import { App } from '../../entities/app/app.entity.ts'
import { AppVersion } from '../../entities/app/app-version.entity.ts'
import { policies } from '../../queries/platform/hospital-rules.ts'
import { asPlatform } from '../access/as-platform.ts'
import type { HandlerContext } from '../handler.ts'

/**
 * Opens the stage of re-certification of live versions so many days before they are due as policy says, a month at
 * first; the stage is given the date (R254, LIFECYCLE D4). Once for each date: a stage that is open stays as it is, and
 * one that was decided has its date by policy.
 */
export async function openRecertifications(ctx: HandlerContext): Promise<void> {
  const em = ctx.em.fork()
  const { recertificationOpensDays } = presentPolicy(await policies({ ...ctx, em }))
  const rows = await em.execute<{ id: string; appId: string }[]>(DUE, [
    ctx.organizationId,
    ctx.ports.clock.now(),
    recertificationOpensDays,
  ])
  for (const { id, appId } of rows) {
    await ctx.em.fork().transactional(async (em) => {
      const app = await em.findOneOrFail(App, { id: appId }, LOCKED)
      const version = await em.findOneOrFail(AppVersion, { id }, LOCKED)
      const tx = asPlatform({ ...ctx, em })
      const file = await stageFileOf(tx, { version })
      const row = file.rows.find(({ stage }) => stage === 'RECERTIFICATION')
      const dueAt = app.recertificationDueAt
      if (version.status !== 'LIVE' || !dueAt || row?.state === 'IN_PROGRESS') return
      await openStages(tx, { version, app }, { file, stages: ['RECERTIFICATION'] })
      const opened = file.rows.find(({ stage }) => stage === 'RECERTIFICATION')
      if (opened) em.assign(opened, { dueAt, decidedAt: null, decidedById: null, reason: null })
    })
  }
}

const LOCKED = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true } as const

const DUE = `
select v.id, a.id as "appId"
from app a join app_version v on v.app_id = a.id and v.status = 'LIVE'
left join stage_review s on s.app_version_id = v.id and s.stage = 'RECERTIFICATION'
where a.organization_id = ? and a.recertification_due_at <= ?::timestamptz + make_interval(days => ?::int)
  and s.state is distinct from 'IN_PROGRESS'
order by a.recertification_due_at, v.id`
