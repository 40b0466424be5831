import type { RequestContext } from '../../context.ts'
import {
  changeParts,
  outcomeOf,
  type PassedRow,
  type RecordChanges,
  type StatementPart,
} from './record-changes.ts'

/**
 * Changes records of the authorization server and what rests on them by one statement, which waits for the disk; `parts` read
 * from `passed`.
 *
 * @throws Error when one of the records was used before; then nothing is written.
 */
export async function writeWithRecords(
  ctx: RequestContext,
  changes: RecordChanges,
  parts: readonly StatementPart[],
): Promise<void> {
  const all = [...changeParts(changes, ctx.ports.clock.now()), ...parts]
  const sql = `with ${all.map((part) => part.sql).join(',\n')}\nselect "isFresh", "isUnspent" from passed`
  const values = all.flatMap((part) => part.values)
  const outcome = outcomeOf(await ctx.ports.rowWriter.write<PassedRow>(sql, values))
  if (outcome !== 'DONE') throw new Error(`A consent rests on what was used before: ${outcome}.`)
}
