import { CONTRACT_REMINDER_DAYS } from '../../../schema/vocabulary/vendor-contract.ts'
import { OutboxMessage } from '../../entities/platform/outbox-message.entity.ts'
import { todayOf } from '../../queries/partner/today.ts'
import type { HandlerContext } from '../handler.ts'
import { outboxRow } from '../record-event.ts'
import { remindedOnce } from '../review/reminded-once.ts'

interface Due {
  contractId: string
  vendorId: string
  /** Until its last day; 0 on it. */
  days: number
}

/**
 * Tells contract reviewers and the owners of a vendor of the end of a contract 60 and 30 days before it and on its last
 * day, each once. A round that was missed is not made up for when a later one has come; one that was replaced ends
 * unnoticed.
 */
export async function remindContracts(ctx: HandlerContext): Promise<void> {
  await ctx.em.transactional(async (em) => {
    const tx = { ...ctx, em }
    const today = await todayOf(tx)
    const rows = await em.execute<Due[]>(DUE, [today, ctx.organizationId, today, today])
    const due = rows.flatMap((row) => {
      const round = CONTRACT_REMINDER_DAYS.filter((before) => row.days <= before).at(-1)
      return round === undefined
        ? []
        : [{ row, about: `vendor-contract.expiring:${row.contractId}:${round}` }]
    })
    const fresh = await remindedOnce(
      tx,
      due.map(({ about }) => about),
    )
    for (const { row, about } of due) {
      if (!fresh.has(about)) continue
      em.create(OutboxMessage, outboxRow(tx, { type: 'vendor-contract.expiring', ...row }))
    }
  })
}

const DUE = `
select c.id as "contractId", c.vendor_id as "vendorId", c.valid_until - ?::date as days
from vendor_contract c
where c.organization_id = ? and c.version is not null and c.terminated_at is null
  and c.valid_until between ?::date and ?::date + 60
  and not exists (select from vendor_contract n
    where n.vendor_id = c.vendor_id and n.kind = c.kind and n.version > c.version)`
