import { approveAppVersion } from '../../commands/review/approve-app-version.ts'
import { startPilot } from '../../commands/review/pilot/start-pilot.ts'
import { rollBackAppVersion } from '../../commands/review/roll-back/roll-back.ts'
import { AppVersion } from '../../entities/app/app-version.entity.ts'
import { done } from '../demo-stage.ts'
import { ADMIN, HOSPITAL_PEOPLE, REVIEWER } from '../people/hospital-people.ts'
import type { Review } from './decide-scopes.ts'

/** Lets listed people try a version out, as the technical reviewer does. */
export async function tryOut(
  { stage, people, versionId, at }: Review,
  { emails, endsInDays }: { emails: readonly string[]; endsInDays: number },
): Promise<void> {
  const person = HOSPITAL_PEOPLE.find(({ holds }) => holds.includes('TECHNICAL_REVIEWER'))
  const ctx = await stage.as(people.users.get(person?.email ?? '') ?? '', at)
  const { revision } = await ctx.em.findOneOrFail(AppVersion, { id: versionId })
  const endsAt = stage.daysAgo(-endsInDays)
  const input = { versionId, users: emails, endsAt, expectedRevision: revision }
  await done('start a pilot', startPilot(ctx, input))
}

/**
 * Brings the version before back, by the reviewer and, where the risk asks for two, the admin. Returns the id of the new
 * version.
 */
export async function rollBack(
  { stage, people, versionId, at }: Review,
  reason: string,
): Promise<string> {
  const ctx = await stage.as(people.users.get(REVIEWER.email) ?? '', at)
  const live = await ctx.em.findOneOrFail(AppVersion, { id: versionId })
  const { appId, number } = live
  const before = await ctx.em.findOneOrFail(AppVersion, { appId, number: number - 1 })
  const asked = { versionId: before.id, expectedRevision: before.revision, reason }
  const { version } = await done('roll back', rollBackAppVersion(ctx, asked))
  if (version.status === 'LIVE') return version.id
  const second = await stage.as(people.users.get(ADMIN.email) ?? '', at)
  const { id, revision } = version
  await done('approve it', approveAppVersion(second, { versionId: id, expectedRevision: revision }))
  return id
}
