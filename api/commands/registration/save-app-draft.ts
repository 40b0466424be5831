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
import { ScopeRequest } from '../../entities/app/scope-request.entity.ts'
import { recordEvent } from '../../events/record-event.ts'
import { submissionDraftOf } from '../../queries/registration/submission-draft-of.ts'
import { deny, requireViewer } from '../authorize.ts'
import { lengthFaults } from '../field-checks.ts'
import { inTransaction } from '../revision.ts'
import { type CommandResult, type FieldFault, notFound, refuse, stale } from '../user-fault.ts'
import { beginApp } from './begin-app.ts'
import { beginVersion } from './begin-version.ts'
import { findVersionForChange } from './find-version.ts'
import type { OpenDraft } from './open-draft.ts'
import { replaceScopes, type ScopeDraft } from './replace-scopes.ts'

type DraftField =
  | 'operatingSystems'
  | 'homepageUrl'
  | 'privacyPolicyUrl'
  | 'termsUrl'
  | 'redirectUrls'
  | 'launchUrl'
  | 'iconId'
  | 'shortDescription'
  | 'longDescription'
  | 'audiences'
  | 'uses'
  | 'intent'
  | 'fhirVersions'
  | 'compliance'
  | 'clientType'
  | 'launchModes'
  | 'launchBehaviour'
  | 'jwksUrl'
  | 'jwks'
  | 'reviewerNotes'
  | 'changeNotes'

/** Only what is given changes; null empties an optional field. */
export interface AppDraftInput extends Partial<Pick<AppVersion, DraftField>> {
  versionId?: string | undefined
  appId?: string | undefined
  expectedRevision?: number | undefined
  name?: string | undefined
  scopes?: ScopeDraft[] | undefined
  supportContact?: string | undefined
  runtimeModel?: RuntimeModel | undefined
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
): Promise<CommandResult<AppVersion>> {
  const viewer = requireViewer(ctx)
  const membership = viewer.vendorIds[0]
  if (!membership)
    return refuse({ code: 'REQUIRED', message: 'Complete your vendor profile first.' })
  if (!can(viewer, 'app-version.draft', { vendorId: membership.vendorId })) {
    return deny(ctx, 'app-version.draft', { vendorId: membership.vendorId })
  }
  return inTransaction(ctx, async (tx) => {
    const draft = await openDraft(tx, viewer, input)
    if (!draft.ok) return draft
    return writeDraft(tx, draft.value, input)
  })
}

async function openDraft(
  ctx: RequestContext,
  viewer: SignedInViewer,
  input: AppDraftInput,
): Promise<CommandResult<OpenDraft>> {
  if (!input.versionId)
    return input.appId ? beginVersion(ctx, viewer, input.appId) : beginApp(ctx, viewer, input)
  const found = await findVersionForChange(ctx, viewer, input.versionId)
  const isOwn = found && can(viewer, 'app-version.draft', { vendorId: found.app.vendorId })
  if (!found || !isOwn) return notFound('version', ['versionId'])
  const { version } = found
  if (!isEditable(version)) {
    return refuse({
      code: 'INVALID_TRANSITION',
      message: 'This version cannot be edited now. Withdraw it first, or begin a new version.',
      path: ['versionId'],
    })
  }
  if (input.expectedRevision !== version.revision)
    return stale(input.expectedRevision ?? 0, version.revision)
  const scopes = await ctx.em.find(ScopeRequest, { appVersionId: version.id })
  return ok({ ...found, scopes, isNew: false })
}

async function writeDraft(
  ctx: RequestContext,
  { version, app, scopes: current, isNew }: OpenDraft,
  input: AppDraftInput,
): Promise<CommandResult<AppVersion>> {
  const {
    versionId,
    appId,
    expectedRevision,
    scopes,
    supportContact,
    runtimeModel,
    name,
    ...fields
  } = input
  if (input.iconId && !(await ctx.em.count(Icon, { id: input.iconId, vendorId: app.vendorId }))) {
    return notFound('icon', ['iconId'])
  }
  ctx.em.assign(version, withoutUndefined({ ...fields, name: name?.trim() || undefined }))
  const kept = scopes ? await replaceScopes(ctx, { version, current, wanted: scopes }) : current
  const faults = [
    ...checkSubmission(submissionDraftOf(version, kept), 'draft').map(asFault),
    ...lengthFaults({ supportContact }, SUPPORT_CONTACT_LENGTH),
  ]
  if (faults.length) return { ok: false, error: faults }
  updateApp(app, version, { supportContact, runtimeModel })
  version.updatedAt = ctx.ports.clock.now() // a change of scopes alone is a new revision too
  recordEvent(ctx, {
    action: isNew ? 'app-version.drafted' : 'app-version.draft-saved',
    vendorId: app.vendorId,
    appId: app.id,
    appVersionId: version.id,
  })
  await ctx.em.flush()
  return ok(version)
}

const SUPPORT_CONTACT_LENGTH = { min: 0, max: 255 }

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
