import { addHoliday } from '../../commands/platform/add-holiday.ts'
import { openCampaign } from '../../commands/review/recertification/open-campaign.ts'
import { type DemoStage, done } from '../demo-stage.ts'

const THURSDAY = 4
const MONDAY = 1
const WEEK = 7
const DAY_MS = 86_400_000
/** People have so long to look at all live apps again. */
const CAMPAIGN_DAYS = 21

/** The administrator keeps the calendar of the hospital, and has all live apps looked at again. */
export async function seedCalendar(stage: DemoStage, administrator: string): Promise<void> {
  const now = stage.daysAgo(0)
  const early = await stage.as(administrator, stage.daysAgo(300))
  for (const holiday of holidaysOf([now.getUTCFullYear(), now.getUTCFullYear() + 1]))
    await done('keep the calendar', addHoliday(early, holiday))
  const input = { title: 'Access review of the year', appIds: [] }
  const dueAt = new Date(now.getTime() + CAMPAIGN_DAYS * DAY_MS)
  const lately = await stage.as(administrator, stage.daysAgo(2))
  await done('open a campaign', openCampaign(lately, { ...input, dueAt }))
}

function holidaysOf(years: readonly number[]): { day: string; name: string }[] {
  return years.flatMap((year) => [
    { day: `${year}-01-01`, name: 'New Year’s Day' },
    { day: weekdayFrom(`${year}-05-25`, MONDAY), name: 'Memorial Day' },
    { day: `${year}-07-04`, name: 'Independence Day' },
    { day: weekdayFrom(`${year}-09-01`, MONDAY), name: 'Labor Day' },
    { day: weekdayFrom(`${year}-11-22`, THURSDAY), name: 'Thanksgiving' },
    { day: `${year}-12-25`, name: 'Christmas Day' },
  ])
}

/** The first such weekday from a day on: the fourth Thursday of November is the first from the 22nd on. */
function weekdayFrom(day: string, weekday: number): string {
  const first = new Date(`${day}T00:00:00Z`)
  const ahead = (weekday - first.getUTCDay() + WEEK) % WEEK
  return new Date(first.getTime() + ahead * DAY_MS).toISOString().slice(0, 10)
}
