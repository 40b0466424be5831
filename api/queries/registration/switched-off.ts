import { parseScope } from '../../../schema/vocabulary/scope.ts'
import { catalogEntryOf, type ScopeCatalog } from '../../../schema/vocabulary/scope-catalog.ts'
import { coversAll } from '../../../schema/vocabulary/scope-set.ts'
import type { RequestContext } from '../../context.ts'
import type { FieldIssue } from '../../domain/submission/field-issue.ts'

/**
 * Names the scopes of a submission that the hospital gives to no new app; an app that holds one already keeps asking for it.
 * Nothing is read unless one of them is switched off.
 */
export async function switchedOffFaults(
  ctx: Pick<RequestContext, 'em'>,
  {
    appId,
    scopes,
    catalog,
  }: { appId: string; scopes: readonly { scope: string }[]; catalog: ScopeCatalog },
): Promise<FieldIssue[]> {
  const off = scopes.flatMap(({ scope: text }, index) => {
    const scope = parseScope(text)
    const isOff = scope && catalogEntryOf(scope, catalog)?.isOffered === false
    return isOff ? [{ scope, text, index }] : []
  })
  if (!off.length) return []
  const rows = await ctx.em.execute<{ scope: string }[]>(HELD, [appId])
  const held = rows.map(({ scope }) => parseScope(scope)).filter((scope) => scope !== undefined)
  return off
    .filter(({ scope }) => !coversAll(held, scope))
    .map(({ text, index }) => ({
      code: 'SCOPE_NOT_ALLOWED',
      message: `This hospital does not give ${text} to new apps. Leave it out, or ask for something else.`,
      path: ['scopes', String(index), 'scope'],
    }))
}

/** What an app holds now, in any environment. */
const HELD = `
select distinct g.scope from scope_grant g join app_version v on v.id = g.app_version_id
where v.app_id = ? and g.ended_at is null`
