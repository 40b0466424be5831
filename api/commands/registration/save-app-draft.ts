import type { RuntimeModel } from '../../../schema/vocabulary/registration.ts'
import type { RequestContext, SignedInViewer } from '../../context.ts'
import { can } from '../../domain/abilities.ts'
import { isEditable } from '../../domain/editable.ts'
import { ok } from '../../domain/result.ts'
import type { FieldIssue } from '../../domain/submission/field-issue.ts'
import { checkSubmission } from '../../domain/submission.ts'
import type { App } from '../../entities/app/app.entity.ts'
import type { AppVersion } from '../../entities/app/app-version.entity.ts'
import { Icon } from '../../entities/app/icon.entity.ts'
import type { ScopeRequest } from '../../entities/app/scope-request.entity.ts'
import { recordEvent } from '../../events/record-event.ts'
import { submissionDraftOf } from '../../queries/registration/submission-draft-of.ts'
import { versionFile } from '../../queries/registration/version-file.ts'
import { deny, requireViewer } from '../authorize.ts'
import { inTransaction } from '../revision.ts'
import { type CommandResult, type FieldFault, notFound, refuse, stale } from '../user-fault.ts'
import { beginApp } from './begin-app.ts'
import { beginVersion } from './begin-version.ts'
import { blankFaults, supportContactFaults, trimmedAddresses } from './draft-checks.ts'
import type { DraftField } from './draft-fields.ts'
import type { VersionAndApp } from './find-version.ts'
import { replaceScopes, type ScopeDraft } from './replace-scopes.ts'
import { writeDraft } from './write-draft.ts'

/** Only what is given changes; null empties an optional field. */
export interface AppDraftInput extends Partial<Pick<AppVersion, Exclude<DraftField, 'name'>>> {
  versionId?: string | undefined
  appId?: string | undefined
  expectedRevision?: number | undefined
  name?: string | undefined
  scopes?: ScopeDraft[] | undefined
  supportContact?: string | undefined
  runtimeModel?: RuntimeModel | undefined
}

/** A draft as it is now. */
export interface SavedDraft extends VersionAndApp {
  scopes: ScopeRequest[]
}

/**
 * Keeps what was typed so far (R127, R128): a new app, a new version of one, or more of a draft.
 *
 * Only maxima and formats are checked; the whole is checked at submission. A draft somebody else saved in the
 * meantime is refused with both revisions, and nothing is written.
 */
export async function saveAppDraft(
  ctx: RequestContext,
  input: AppDraftInput,
): Promise<CommandResult<SavedDraft>> {
  const viewer = requireViewer(ctx)
  const membership = viewer.vendorIds[0]
  if (!membership)
    return refuse({ code: 'REQUIRED', message: 'Complete your vendor profile first.' })
  if (!can(viewer, 'app-version.draft', { vendorId: membership.vendorId })) {
    return deny(ctx, 'app-version.draft', { vendorId: membership.vendorId })
  }
  if (!input.versionId) return inTransaction(ctx, (tx) => beginDraft(tx, viewer, input))
  const at = { ...input, versionId: input.versionId }
  return (await changeDraft(ctx, viewer, at)) ?? (await changeDraft(ctx, viewer, at)) ?? TOO_BUSY
}

/** Nobody is this quick by hand: both times somebody saved between reading and writing. */
const TOO_BUSY = refuse({
  code: 'STALE_REVISION',
  message: 'Somebody else is saving this draft all the time. Try again.',
})

/** A new app or version with what was typed so far. New rows of many kinds are what a unit of work is for. */
async function beginDraft(
  ctx: RequestContext,
  viewer: SignedInViewer,
  input: AppDraftInput,
): Promise<CommandResult<SavedDraft>> {
  const begun = input.appId
    ? await beginVersion(ctx, viewer, input.appId)
    : await beginApp(ctx, viewer, input)
  if (!begun.ok) return begun
  const { version, app } = begun.value
  const { vendorId } = app
  const hasIcon = !input.iconId || Boolean(await ctx.em.count(Icon, { id: input.iconId, vendorId }))
  const changed = await draftAfter(ctx, { ...begun.value, hasIcon }, input)
  if (!changed.ok) return changed
  const ids = { vendorId, appId: app.id, appVersionId: version.id }
  recordEvent(ctx, { action: 'app-version.drafted', ...ids })
  await ctx.em.flush()
  return ok({ version, app, scopes: changed.value })
}

/** Undefined when the draft was saved by somebody else between reading and writing. */
async function changeDraft(
  request: RequestContext,
  viewer: SignedInViewer,
  input: AppDraftInput & { versionId: string },
): Promise<CommandResult<SavedDraft> | undefined> {
  const ctx = { ...request, em: request.em.fork() } // changes rows here, and writes them by one statement
  const found = await versionFile(ctx, input, { managed: true })
  if (!found || !can(viewer, 'app-version.draft', { vendorId: found.app.vendorId }))
    return notFound('version', ['versionId'])
  const { version, app } = found
  if (!isEditable(version)) {
    return refuse({
      code: 'INVALID_TRANSITION',
      message: 'This version cannot be edited now. Withdraw it first, or begin a new version.',
      path: ['versionId'],
    })
  }
  if (input.expectedRevision !== version.revision)
    return stale(input.expectedRevision ?? 0, version.revision)
  const changed = await draftAfter(ctx, found, input)
  if (!changed.ok) return changed
  const scopes = changed.value
  const revision = await writeDraft(ctx, { version, app, scopes: input.scopes && scopes })
  if (revision === undefined) return undefined
  version.revision = revision
  return ok({ version, app, scopes })
}

/** Puts what was given into a draft, or says what is wrong with it then; answers its scopes. */
export async function draftAfter(
  ctx: RequestContext,
  draft: { version: AppVersion; app: App; scopes: ScopeRequest[]; hasIcon: boolean },
  input: AppDraftInput,
): Promise<CommandResult<ScopeRequest[]>> {
  const { version, app, scopes: current, hasIcon } = draft
  const { versionId, appId, expectedRevision, scopes, supportContact, runtimeModel, ...fields } =
    input
  if (input.iconId && !hasIcon) return notFound('icon', ['iconId'])
  const name = input.name?.trim() || undefined
  ctx.em.assign(version, withoutUndefined({ ...trimmedAddresses(fields), name }))
  const kept = scopes ? await replaceScopes(ctx, { version, current, wanted: scopes }) : current
  const faults = [
    ...checkSubmission(submissionDraftOf(version, kept), 'draft').map(asFault),
    ...blankFaults({ name: input.name, supportContact }),
    ...supportContactFaults(supportContact),
  ]
  if (faults.length) return { ok: false, error: faults }
  updateApp(app, version, { supportContact, runtimeModel })
  version.updatedAt = ctx.ports.clock.now() // a change of scopes alone is a new revision too
  return ok(kept)
}

function asFault(issue: FieldIssue): FieldFault {
  return { kind: 'field', ...issue, path: [...issue.path] }
}

/** Until a version is live, the app is called what its newest draft calls it. */
function updateApp(
  app: App,
  version: AppVersion,
  given: Pick<AppDraftInput, 'supportContact' | 'runtimeModel'>,
): void {
  if (version.number === 1) app.name = version.name
  if (given.supportContact?.trim()) app.supportContact = given.supportContact.trim()
  if (given.runtimeModel) app.runtimeModel = given.runtimeModel
}

function withoutUndefined<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Partial<T>
}
