import { TEXT_LIMITS } from '../../../../schema/vocabulary/limits.ts'
import type { RequestContext } from '../../../context.ts'
import { presentPolicy } from '../../../domain/governance/policy-book.ts'
import { ok } from '../../../domain/result.ts'
import { dayText, sunsetFaults, utcDay } from '../../../domain/sunset.ts'
import { App } from '../../../entities/app/app.entity.ts'
import { GalleryCard } from '../../../entities/app/gallery-card.entity.ts'
import { recordEvent } from '../../../events/record-event.ts'
import { policies } from '../../../queries/platform/hospital-rules.ts'
import { lengthFaults } from '../../field-checks.ts'
import type { VersionAndApp } from '../../registration/find-version.ts'
import { inTransaction } from '../../revision.ts'
import { type CommandResult, refuse, type UserFault } from '../../user-fault.ts'
import { showListing } from '../listing-effects.ts'
import { findEnding } from './find-ending.ts'

export interface SunsetAnnouncement {
  appId: string
  /** Any moment of the UTC day on which the app ends. */
  sunsetAt: Date
  /** Why; everybody who is told reads it. */
  note: string
  /** The address of the listing of the app that takes its place, if one does. */
  successorSlug?: string | null
  expectedRevision: number
}

/**
 * Announces the day on which a live app ends, or another day than the one that was announced (R243). It works as before until
 * then; its listing, its page and My apps say the day, and everybody it concerns is told. On the day, the calendar retires it.
 *
 * Refuses a day that is sooner than policy lets people be told, or beyond three years; a missing reason; a successor that is
 * not in the gallery, or ends itself; an app that is not live; a stale revision.
 *
 * @throws ForbiddenError for people who may see the app but not retire it.
 */
export function announceSunset(
  ctx: RequestContext,
  input: SunsetAnnouncement,
): Promise<CommandResult<App>> {
  return inTransaction(ctx, async (tx) => {
    const found = await findEnding(ctx, tx, input)
    if (!found.ok) return found
    const sunsetAt = utcDay(input.sunsetAt)
    const faults = await faultsOf(tx, found.value.app, { ...input, sunsetAt })
    if (faults.length) return { ok: false, error: faults }
    const successor = await successorOf(tx, found.value.app, input.successorSlug)
    if (!successor.ok) return successor
    const { note } = input
    await write(tx, found.value, { sunsetAt, note: note.trim(), successor: successor.value })
    return ok(found.value.app)
  })
}

async function faultsOf(
  ctx: RequestContext,
  app: App,
  { sunsetAt, note }: { sunsetAt: Date; note: string },
): Promise<UserFault[]> {
  const { sunsetNoticeDays: noticeDays } = presentPolicy(await policies(ctx))
  const at = { now: ctx.ports.clock.now(), noticeDays, before: app.sunsetAt ?? null }
  return [
    ...sunsetFaults(sunsetAt, at).map((issue) => ({ kind: 'field' as const, ...issue })),
    ...lengthFaults({ note }, TEXT_LIMITS.reason),
  ]
}

async function successorOf(
  ctx: RequestContext,
  app: App,
  slug: string | null | undefined,
): Promise<CommandResult<App | null>> {
  if (!slug?.trim()) return ok(null)
  const { organizationId } = app
  const successor = await ctx.em.findOne(App, { organizationId, slug: slug.trim() })
  const isListed =
    successor && (await ctx.em.count(GalleryCard, { appId: successor.id, isClinical: false })) > 0
  const isFit = isListed && successor.id !== app.id && !successor.sunsetAt
  if (isFit) return ok(successor)
  const message = 'Name another app of the gallery that does not end itself.'
  return refuse({ code: 'NOT_FOUND', message, path: ['successorSlug'] })
}

async function write(
  ctx: RequestContext,
  found: VersionAndApp,
  to: { sunsetAt: Date; note: string; successor: App | null },
): Promise<void> {
  const { version, app } = found
  const was = app.sunsetAt ? { was: dayText(app.sunsetAt) } : {}
  const { sunsetAt, note, successor } = to
  ctx.em.assign(app, {
    sunsetAt,
    sunsetAnnouncedAt: ctx.ports.clock.now(),
    sunsetNote: note,
    successorAppId: successor?.id ?? null,
  })
  const subject = { vendorId: app.vendorId, appId: app.id, appVersionId: version.id }
  const replaced = successor ? { successor: successor.slug } : {}
  recordEvent(
    ctx,
    {
      action: 'app.deprecated',
      ...subject,
      detail: { sunsetOn: dayText(sunsetAt), ...was, reason: note, ...replaced },
    },
    {
      type: 'app.sunset-announced',
      ...subject,
      sunsetOn: dayText(sunsetAt),
      reason: note,
      successorName: successor?.name ?? null,
      isChange: 'was' in was,
      actorId: ctx.viewer?.userId ?? null,
    },
  )
  await ctx.em.flush()
  await showListing(ctx, found)
}
