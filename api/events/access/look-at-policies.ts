import { createHash } from 'node:crypto'
import type { AlertEvent } from '../../domain/alert-events.ts'
import { readableText } from '../../domain/readable-text.ts'
import { OutboxMessage } from '../../entities/platform/outbox-message.entity.ts'
import type { HandlerContext } from '../handler.ts'
import { outboxRow } from '../record-event.ts'

interface Policy {
  appId: string
  vendorId: string
  url: string
  /** Of the last look at the same address that was answered; null when there was none. */
  hash: string | null
  /** How often in a row it could not be read. */
  failures: number
}

/** A page that is away for a moment is no news. */
const TELL_AT_FAILURE = 2

/**
 * Reads the privacy policy of every live app again, and tells the owner of the app when it says something else than before,
 * or cannot be read twice in a row, an expired certificate included (LIFECYCLE D5; R295). Only a hash of what it says is kept.
 */
export async function lookAtPolicies(ctx: HandlerContext): Promise<void> {
  for (const policy of await ctx.em.execute<Policy[]>(POLICIES, [ctx.organizationId])) {
    const page = await ctx.ports.pages.read(policy.url)
    await ctx.em.fork().transactional(async (em) => {
      const tx = { ...ctx, em }
      const event =
        'problem' in page ? unreadable(policy, page.problem) : changed(policy, page.text)
      await em.execute(KEEP, [
        policy.appId,
        ctx.organizationId,
        policy.url,
        'problem' in page ? policy.hash : hashOf(page.text),
        'problem' in page ? policy.failures + 1 : 0,
        ctx.ports.clock.now(),
      ])
      if (event) em.create(OutboxMessage, outboxRow(tx, event))
    })
  }
}

function unreadable({ appId, failures, vendorId }: Policy, reason: string): AlertEvent | undefined {
  if (failures + 1 !== TELL_AT_FAILURE) return undefined
  return { type: 'privacy-policy.unreachable', appId, vendorId, reason }
}

function changed({ appId, hash, vendorId }: Policy, text: string): AlertEvent | undefined {
  if (hash === null || hash === hashOf(text)) return undefined
  return { type: 'privacy-policy.changed', appId, vendorId }
}

function hashOf(text: string): string {
  return createHash('sha256').update(readableText(text)).digest('base64url')
}

const POLICIES = `
select a.id as "appId", a.vendor_id as "vendorId", v.privacy_policy_url as url,
  p.content_hash as hash, coalesce(p.failures, 0) as failures
from app a join app_version v on v.app_id = a.id and v.status = 'LIVE'
left join policy_page p on p.app_id = a.id and p.url = v.privacy_policy_url
where a.organization_id = ? and v.privacy_policy_url is not null
order by a.id`

const KEEP = `
insert into policy_page (app_id, organization_id, url, content_hash, failures, checked_at) values (?, ?, ?, ?, ?, ?)
on conflict (app_id) do update set url = excluded.url, content_hash = excluded.content_hash,
  failures = excluded.failures, checked_at = excluded.checked_at`
