import type { DomainEvent } from '../../domain/events.ts'
import { presentPolicy } from '../../domain/governance/policy-book.ts'
import { type StageDue, stageDue } from '../../domain/governance/stage-due.ts'
import { App } from '../../entities/app/app.entity.ts'
import { AppVersion } from '../../entities/app/app-version.entity.ts'
import { OutboxMessage } from '../../entities/platform/outbox-message.entity.ts'
import { ballMovesOfVersions } from '../../queries/review/ball-moves.ts'
import { businessCalendar } from '../../queries/review/holidays.ts'
import { dueRules, reviewClockOf } from '../../queries/review/review-clock.ts'
import { stageRowsOfVersions } from '../../queries/review/stages.ts'
import type { HandlerContext } from '../handler.ts'
import { outboxRow } from '../record-event.ts'
import { remindedOnce } from './reminded-once.ts'

type StageReminder = Extract<DomainEvent, { type: 'stage.due-soon' | 'stage.overdue' }>

/**
 * Tells the owner of a stage that it is due within so many business days as policy says, and owner and app admin that
 * it is overdue, the app admin when policy says so; each once for a date. While the vendor has the ball nothing is due, and nobody is told. Six statements, however many stages.
 */
export async function remindStages(ctx: HandlerContext): Promise<void> {
  await ctx.em.transactional(async (em) => {
    const tx = { ...ctx, em }
    const due = await dueStages(tx)
    const fresh = await remindedOnce(
      tx,
      due.map(({ about }) => about),
    )
    for (const { about, event } of due)
      if (fresh.has(about)) em.create(OutboxMessage, outboxRow(tx, event))
  })
}

interface Due {
  /** What is told once: the stage, and the date it is due on. */
  about: string
  event: StageReminder
}

async function dueStages(ctx: HandlerContext): Promise<Due[]> {
  const { em, organizationId, ports } = ctx
  const versions = await em.find(AppVersion, {
    organizationId,
    status: 'IN_REVIEW',
    reviewState: { $in: ['WAITING', 'UNDER_REVIEW'] },
  })
  if (!versions.length) return []
  const ids = versions.map(({ id }) => id)
  const apps = await em.find(App, { id: { $in: versions.map(({ appId }) => appId) } })
  const vendors = new Map(apps.map(({ id, vendorId }) => [id, vendorId]))
  const [moves, stages] = [await ballMovesOfVersions(ctx, ids), await stageRowsOfVersions(ctx, ids)]
  const calendar = await businessCalendar(ctx)
  const now = ports.clock.now()
  const { escalationDays } = presentPolicy(calendar.policies)
  return versions.flatMap((version, index) => {
    const file = { version, moves: moves[index] ?? [], stages: stages[index] ?? [], calendar }
    const clock = reviewClockOf(file, now)
    const of = { appVersionId: version.id, appId: version.appId }
    return file.stages.flatMap((row): Due[] => {
      const due = stageDue(row, { ...file, clock, now, ...dueRules(file) })
      const { dueAt } = due
      const vendorId = vendors.get(version.appId) ?? ''
      const about = { stage: row.stage, ...of, vendorId }
      const events = remindersOf(due, escalationDays).map((each) => ({ ...each, ...about }))
      return dueAt ? events.map((event) => ({ about: aboutStage(event, dueAt), event })) : []
    })
  })
}

/** While policy gives the owner days of their own, the app admin is told apart, when these are over. */
function remindersOf(
  { isOverdue, isDueSoon, daysLeft }: StageDue,
  escalationDays: number,
): Pick<StageReminder, 'type' | 'tells'>[] {
  if (isDueSoon) return [{ type: 'stage.due-soon' }]
  if (!isOverdue) return []
  if (escalationDays === 0) return [{ type: 'stage.overdue' }]
  const isEscalated = daysLeft !== null && -daysLeft > escalationDays
  const owner = { type: 'stage.overdue', tells: 'OWNER' } as const
  return isEscalated ? [owner, { type: 'stage.overdue', tells: 'APP_ADMIN' }] : [owner]
}

function aboutStage({ type, tells, appVersionId, stage }: StageReminder, dueAt: Date): string {
  return `${type}${tells === 'APP_ADMIN' ? '.escalated' : ''}:${appVersionId}:${stage}:${dueAt.toISOString().slice(0, 10)}`
}
