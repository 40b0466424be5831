import type { RecertificationDecision } from '../../../schema/vocabulary/recertification.ts'
import type { RequestContext } from '../../context.ts'
import { optionalTimestamp, timestamp } from '../timestamp.ts'

/** One app of a campaign, and what was decided about it. */
export interface CampaignApp {
  appId: string
  /** The live version, which the decision is about; null when the app is no longer live. */
  versionId: string | null
  name: string
  /** Who answers for the app at its vendor. */
  owner: string
  decision: RecertificationDecision | null
  decidedAt: Date | null
  decidedBy: string | null
}

export interface Campaign {
  id: string
  title: string
  openedAt: Date
  dueAt: Date
  openedBy: string
  apps: CampaignApp[]
}

interface Row extends Omit<Campaign, 'openedAt' | 'dueAt' | 'apps'> {
  openedAt: string
  dueAt: string
  apps: (Omit<CampaignApp, 'decidedAt'> & { decidedAt: string | null })[]
}

/** Lists the campaigns of the hospital with their apps, latest first, at most 50. One statement. */
export async function campaigns(ctx: RequestContext): Promise<Campaign[]> {
  const rows = await ctx.em.execute<Row[]>(`${SELECT} order by c.created_at desc limit 50`, [
    ctx.organizationId,
  ])
  return rows.map(campaignOf)
}

export async function campaignById(
  { em, organizationId }: RequestContext,
  id: string,
): Promise<Campaign | undefined> {
  const [row] = await em.execute<Row[]>(`${SELECT} and c.id = ?`, [organizationId, id])
  return row && campaignOf(row)
}

function campaignOf({ openedAt, dueAt, apps, ...row }: Row): Campaign {
  return {
    ...row,
    openedAt: timestamp(openedAt),
    dueAt: timestamp(dueAt),
    apps: apps.map((app) => ({ ...app, decidedAt: optionalTimestamp(app.decidedAt) })),
  }
}

const SELECT = `
select c.id, c.title, c.created_at as "openedAt", c.due_at as "dueAt", o.first_name || ' ' || o.last_name as "openedBy",
  (select jsonb_agg(jsonb_build_object('appId', a.id, 'name', a.name, 'owner', w.first_name || ' ' || w.last_name,
     'versionId', (select v.id from app_version v where v.app_id = a.id and v.status = 'LIVE'),
     'decision', i.decision, 'decidedAt', i.decided_at::text,
     'decidedBy', (select u.first_name || ' ' || u.last_name from user_account u where u.id = i.decided_by_id))
     order by i.decided_at is not null, a.name, a.id)
   from access_campaign_app i join app a on a.id = i.app_id join user_account w on w.id = a.owner_id
   where i.campaign_id = c.id) as apps
from access_campaign c join user_account o on o.id = c.opened_by_id where c.organization_id = ?`
