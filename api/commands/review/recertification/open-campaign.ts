import { TEXT_LIMITS } from '../../../../schema/vocabulary/limits.ts'
import type { RequestContext } from '../../../context.ts'
import { can } from '../../../domain/abilities.ts'
import { ok } from '../../../domain/result.ts'
import { AppVersion } from '../../../entities/app/app-version.entity.ts'
import { recordEvent } from '../../../events/record-event.ts'
import { type Campaign, campaignById } from '../../../queries/review/campaigns.ts'
import { deny, requireViewer } from '../../authorize.ts'
import { lengthFaults } from '../../field-checks.ts'
import { inTransaction } from '../../revision.ts'
import { type CommandResult, refuse } from '../../user-fault.ts'

/** How many apps one campaign looks at. */
const MOST = 500

export interface CampaignInput {
  title: string
  dueAt: Date
  /** Live apps; all of them when none is named. */
  appIds: readonly string[]
}

/**
 * Opens a campaign: live apps that are to be looked at again until a date, each decided like a re-certification.
 * Refuses a date that is past, apps that are not live, and an empty set.
 *
 * @throws ForbiddenError for everybody but those who administer the hospital.
 */
export async function openCampaign(
  ctx: RequestContext,
  { title, dueAt, appIds }: CampaignInput,
): Promise<CommandResult<Campaign>> {
  const viewer = requireViewer(ctx)
  if (!can(viewer, 'organization.administer')) return deny(ctx, 'organization.administer')
  const now = ctx.ports.clock.now()
  const faults = lengthFaults({ title }, TEXT_LIMITS.campaignTitle)
  if (faults.length) return { ok: false, error: faults }
  if (!(dueAt > now)) {
    return refuse({ code: 'INVALID', message: 'Choose a day that is to come.', path: ['dueAt'] })
  }
  return inTransaction(ctx, async (tx) => {
    const live = await tx.em.find(AppVersion, {
      organizationId: tx.organizationId,
      status: 'LIVE',
      ...(appIds.length ? { appId: { $in: [...appIds] } } : {}),
    })
    const chosen = [...new Set(live.map(({ appId }) => appId))]
    const fault = setFault(chosen, appIds)
    if (fault) return refuse({ code: 'INVALID', message: fault, path: ['appIds'] })
    const id = crypto.randomUUID()
    await tx.em.execute(
      `insert into access_campaign (id, organization_id, created_at, title, due_at, opened_by_id)
       values (?, ?, ?, ?, ?, ?)`,
      [id, tx.organizationId, now, title.trim(), dueAt, viewer.userId],
    )
    await tx.em.execute(
      `insert into access_campaign_app (campaign_id, app_id, organization_id, created_at)
       select ?, a, ?, ? from unnest(?::uuid[]) a`,
      [id, tx.organizationId, now, `{${chosen.join(',')}}`],
    )
    recordEvent(tx, {
      action: 'access-campaign.opened',
      detail: { campaignId: id, title: title.trim(), apps: chosen.length, dueAt },
    })
    const campaign = await campaignById(tx, id)
    if (!campaign) throw new Error('The campaign that was just opened is not there.')
    return ok(campaign)
  })
}

function setFault(chosen: readonly string[], asked: readonly string[]): string | undefined {
  if (asked.some((id) => !chosen.includes(id))) return 'One of these apps is not live.'
  if (!chosen.length) return 'No app is live yet.'
  if (chosen.length > MOST) return `One campaign looks at ${MOST} apps at most.`
  return undefined
}
