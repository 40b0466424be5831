import { KEPT_DAYS } from '../../../schema/vocabulary/lifetimes.ts'
import type { HandlerContext } from '../handler.ts'

const A_DAY_MS = 86_400_000
const BATCH = 500

/**
 * Removes uploads that were begun and not completed within a day, and bytes no row knows of: what a crash between
 * store and database leaves behind.
 */
export async function removeOrphanedDocuments(ctx: HandlerContext): Promise<void> {
  const moment = new Date(ctx.ports.clock.now().getTime() - KEPT_DAYS.unfinishedUpload * A_DAY_MS)
  await ctx.em.execute('delete from document where uploaded_at is null and created_at < ?', [
    moment,
  ])
  await ctx.em.execute('delete from vendor_contract where uploaded_at is null and created_at < ?', [
    moment,
  ])
  let keys: string[] = []
  for await (const key of ctx.ports.documents.keysBefore(moment)) {
    keys.push(key)
    if (keys.length < BATCH) continue
    await removeUnknown(ctx, keys)
    keys = []
  }
  await removeUnknown(ctx, keys)
}

/** An infected document keeps its row and none of its bytes. */
async function removeUnknown({ em, ports }: HandlerContext, keys: string[]): Promise<void> {
  if (!keys.length) return
  const rows = await em.execute<{ key: string }[]>(
    `select storage_key as key from document where storage_key in (?) and scan_state <> 'INFECTED'
     union all select storage_key from vendor_contract where storage_key in (?)`,
    [keys, keys],
  )
  const known = new Set(rows.map(({ key }) => key))
  for (const key of new Set(keys)) if (!known.has(key)) await ports.documents.remove(key)
}
