import { CLOCK_PROFILES } from '../../../schema/vocabulary/review-clock.ts'
import type { RequestContext } from '../../context.ts'
import type { ReviewClock } from '../../domain/governance/review-clock.ts'
import { App } from '../../entities/app/app.entity.ts'
import { AppVersion } from '../../entities/app/app-version.entity.ts'
import { ballMovesOfVersions } from './ball-moves.ts'
import { businessCalendar } from './holidays.ts'
import { reviewClockOf } from './review-clock.ts'
import { stageRowsOfVersions } from './stages.ts'

const MOST = 1000

interface Line {
  app: string
  version: number
  status: string
  clock: ReviewClock
}

/** Writes the clocks of the versions submitted in a time, as CSV and as JSON. Five statements. */
export async function reviewClockExport(
  ctx: RequestContext,
  { from, to }: { from: Date; to: Date },
): Promise<{ rowCount: number; csv: string; json: string }> {
  const { em, organizationId, ports } = ctx
  const versions = await em.find(
    AppVersion,
    { organizationId, status: { $ne: 'DRAFT' }, submittedAt: { $gte: from, $lt: to } },
    { orderBy: { submittedAt: 'asc', id: 'asc' }, limit: MOST },
  )
  const ids = versions.map(({ id }) => id)
  const apps = await em.find(App, { id: { $in: versions.map(({ appId }) => appId) } })
  const names = new Map(apps.map(({ id, name }) => [id, name]))
  const [moves, stages] = [await ballMovesOfVersions(ctx, ids), await stageRowsOfVersions(ctx, ids)]
  const calendar = await businessCalendar(ctx)
  const lines = versions.flatMap((version, index): Line[] => {
    const file = { version, moves: moves[index] ?? [], stages: stages[index] ?? [], calendar }
    const clock = reviewClockOf(file, ports.clock.now())
    const { number, status, appId } = version
    return clock ? [{ app: names.get(appId) ?? '', version: number, status, clock }] : []
  })
  return { rowCount: lines.length, csv: csvOf(lines), json: `${JSON.stringify(lines, null, 2)}\n` }
}

const COLUMNS: readonly (readonly [string, (line: Line) => string | number])[] = [
  ['app', ({ app }) => app],
  ['version', ({ version }) => version],
  ['status', ({ status }) => status],
  ['profile', ({ clock }) => CLOCK_PROFILES[clock.profile].name],
  ['phase', ({ clock }) => clock.phase],
  ['started_at', ({ clock }) => clock.startedAt.toISOString()],
  ['days_allowed', ({ clock }) => clock.daysAllowed],
  ['days_used', ({ clock }) => clock.daysUsed],
  ['due_at', ({ clock }) => clock.dueAt?.toISOString() ?? ''],
  ['paused_since', ({ clock }) => clock.pausedSince?.toISOString() ?? ''],
  ['is_over', ({ clock }) => String(clock.isOver)],
  ['is_overdue', ({ clock }) => String(clock.isOverdue)],
]

function csvOf(lines: readonly Line[]): string {
  const heading = COLUMNS.map(([name]) => name).join(',')
  const rows = lines.map((line) => COLUMNS.map(([, read]) => cell(read(line))).join(','))
  return [heading, ...rows].map((row) => `${row}\r\n`).join('')
}

/** A name that a spreadsheet would take for a formula is given a mark before it (OWASP, CSV injection). */
function cell(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
