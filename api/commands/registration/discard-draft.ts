import type { RequestContext } from '../../context.ts'
import { can } from '../../domain/abilities.ts'
import { allowedTransitions, discard } from '../../domain/app-lifecycle.ts'
import { ok } from '../../domain/result.ts'
import { OAuthClient } from '../../entities/access/oauth-client.entity.ts'
import { App } from '../../entities/app/app.entity.ts'
import { AppVersion } from '../../entities/app/app-version.entity.ts'
import { Attestation } from '../../entities/app/attestation.entity.ts'
import { Message } from '../../entities/app/message.entity.ts'
import { ScopeRequest } from '../../entities/app/scope-request.entity.ts'
import { recordEvent } from '../../events/record-event.ts'
import { removeSandboxClient } from '../access/remove-sandbox-client.ts'
import { deny, requireViewer } from '../authorize.ts'
import { once } from '../once/once.ts'
import { type MoveInput, stateOf } from '../review/move-app-version.ts'
import { inTransaction } from '../revision.ts'
import { type CommandResult, notFound, stale, transitionRefused } from '../user-fault.ts'
import { actorFor, findVersionForChange } from './find-version.ts'

/** Deletes a draft that was never submitted; nothing but audit events remains (LIFECYCLE D3, DISCARD). */
export function discardDraft(ctx: RequestContext, input: MoveInput): Promise<CommandResult<null>> {
  const again = async () => ok(null)
  return once(ctx, input, { action: 'discard', run: discardOnce, again })
}

function discardOnce(ctx: RequestContext, input: MoveInput): Promise<CommandResult<null>> {
  const viewer = requireViewer(ctx)
  return inTransaction(ctx, async (tx) => {
    const found = await findVersionForChange(tx, viewer, input.versionId)
    if (!found) return notFound('version', ['versionId'])
    const { version, app } = found
    const subject = { vendorId: app.vendorId, appId: app.id }
    if (!can(viewer, 'app-version.draft', subject)) return deny(ctx, 'app-version.draft', subject)
    if (version.revision !== input.expectedRevision)
      return stale(input.expectedRevision, version.revision)
    const actor = actorFor(viewer, 'app-version.draft', app.vendorId)
    const allowed = discard(stateOf(version), actor)
    if (!allowed.ok) return transitionRefused(allowed.error)
    if (version.submittedAt) {
      return transitionRefused({
        code: 'INVALID_TRANSITION',
        reason: 'Only a draft that was never submitted can be discarded.',
        from: version.status,
        allowed: allowedTransitions(stateOf(version), actor).filter((name) => name !== 'DISCARD'),
      })
    }
    recordEvent(tx, {
      action: 'app-version.discard',
      ...subject,
      appVersionId: version.id,
      detail: { number: version.number },
    })
    await remove(tx, version, app)
    return ok(null)
  })
}

async function remove(ctx: RequestContext, version: AppVersion, app: App): Promise<void> {
  const ofVersion = { appVersionId: version.id }
  const client = await ctx.em.findOne(OAuthClient, { pinnedVersionId: version.id })
  if (client) await removeSandboxClient(ctx, client) // an app that registered itself has one already
  await ctx.em.nativeDelete(ScopeRequest, ofVersion)
  await ctx.em.nativeDelete(Attestation, ofVersion)
  await ctx.em.nativeDelete(Message, ofVersion)
  await ctx.em.nativeDelete(AppVersion, { id: version.id })
  if (version.number === 1) await ctx.em.nativeDelete(App, { id: app.id })
}
