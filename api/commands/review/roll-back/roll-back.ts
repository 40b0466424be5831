import { TEXT_LIMITS } from '../../../../schema/vocabulary/limits.ts'
import type { RequestContext } from '../../../context.ts'
import { authorize } from '../../../domain/abilities.ts'
import { rollBackProblem } from '../../../domain/governance/roll-back.ts'
import { ok } from '../../../domain/result.ts'
import { recordEvent } from '../../../events/record-event.ts'
import { rollBackFacts } from '../../../queries/review/roll-back.ts'
import { deny, requireViewer } from '../../authorize.ts'
import { lengthFaults } from '../../field-checks.ts'
import { once, versionAgain } from '../../once/once.ts'
import { findVersionForChange, type VersionAndApp } from '../../registration/find-version.ts'
import { inTransaction } from '../../revision.ts'
import { type CommandResult, notFound, refuse, stale } from '../../user-fault.ts'
import { giveApproval } from '../approve-app-version.ts'
import { requireCurrentAttestation } from '../attestation-guard.ts'
import { requireNoKillSwitch } from '../kill-switch-guard.ts'
import type { MoveInput } from '../move-app-version.ts'
import { restoreVersion } from './restore-version.ts'

/**
 * Brings an earlier version back under a new number, and approves it in the name of who asks: nothing in it was not
 * decided before, so no stage is walked again (LIFECYCLE D3, Rollback). Where the risk asks for two people, it waits for
 * the second like any other. Then it is released as usual.
 *
 * Refuses versions that were never in use, or were retired for good; while another version is not decided; what is
 * disabled in an emergency; terms that changed since the vendor answered; a missing reason, a stale revision; and who
 * belongs to the vendor or passed its security stage.
 *
 * @throws ForbiddenError for people who may see the version but not approve.
 */
export function rollBackAppVersion(
  ctx: RequestContext,
  input: MoveInput,
): Promise<CommandResult<VersionAndApp>> {
  return once(ctx, input, { action: 'rollBack', run: restoreAndApprove, again: versionAgain })
}

function restoreAndApprove(
  ctx: RequestContext,
  input: MoveInput,
): Promise<CommandResult<VersionAndApp>> {
  const viewer = requireViewer(ctx)
  return inTransaction(ctx, async (tx) => {
    const found = await findVersionForChange(tx, viewer, input.versionId)
    if (!found) return notFound('version', ['versionId'])
    const allowed = await requireAllowed(ctx, found, input)
    if (!allowed.ok) return allowed
    const possible = await requirePossible(tx, found)
    if (!possible.ok) return possible
    const reason = allowed.value
    const restored = await restoreVersion(tx, found, reason)
    const current = await requireCurrentAttestation(tx, restored.version)
    if (!current.ok) return current
    const enabled = await requireNoKillSwitch(tx, restored)
    if (!enabled.ok) return enabled
    record(tx, found, restored)
    const { id: versionId, revision: expectedRevision } = restored.version
    const asked = { versionId, expectedRevision, reason }
    return giveApproval(ctx, tx, { found: restored, input: asked })
  })
}

async function requireAllowed(
  ctx: RequestContext,
  { version, app }: VersionAndApp,
  { expectedRevision, reason }: MoveInput,
): Promise<CommandResult<string>> {
  const { vendorId, id: appId } = app
  const allowed = authorize(requireViewer(ctx), 'app-version.approve', { vendorId })
  if (!allowed.ok && allowed.error.code === 'FORBIDDEN')
    return deny(ctx, 'app-version.approve', { vendorId, appId })
  if (!allowed.ok) return refuse({ code: 'SEPARATION_OF_DUTIES', message: allowed.error.reason })
  if (version.revision !== expectedRevision) return stale(expectedRevision, version.revision)
  const faults = lengthFaults({ reason }, TEXT_LIMITS.reason)
  return faults.length ? { ok: false, error: faults } : ok(reason?.trim() ?? '')
}

async function requirePossible(
  ctx: RequestContext,
  { version }: VersionAndApp,
): Promise<CommandResult<unknown>> {
  const [facts] = await rollBackFacts(ctx, [version.id])
  const message = facts && rollBackProblem(facts)
  return message
    ? refuse({ code: 'INVALID_TRANSITION', message, path: ['versionId'] })
    : ok(undefined)
}

function record(
  ctx: RequestContext,
  { version: from, app }: VersionAndApp,
  { version }: VersionAndApp,
): void {
  const subject = { vendorId: app.vendorId, appId: app.id, appVersionId: version.id }
  const { changeNotes: reason, number } = version
  recordEvent(
    ctx,
    {
      action: 'app-version.rolled-back',
      ...subject,
      detail: { restores: from.number, number, reason },
    },
    { type: 'app-version.rolled-back', restoresVersionId: from.id, ...subject },
  )
}
