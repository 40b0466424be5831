import { APP_VERSION_STATUS_NAMES, isTerminal } from '../../../schema/vocabulary/app-status.ts'
import type { Ability } from '../../../schema/vocabulary/permission.ts'
import type { RequestContext, SignedInViewer } from '../../context.ts'
import { can } from '../../domain/abilities.ts'
import type { AppVersion } from '../../entities/app/app-version.entity.ts'
import { Document } from '../../entities/app/document.entity.ts'
import { deny } from '../authorize.ts'
import { findVersionForChange, type VersionAndApp } from '../registration/find-version.ts'
import { FOR_UPDATE } from '../revision.ts'
import { type CommandResult, refuse } from '../user-fault.ts'

export interface DocumentAndApp extends VersionAndApp {
  document: Document
}

/** Loads a document for change, or nothing when it is not there or not to be seen by who asks. */
export async function findDocumentForChange(
  ctx: RequestContext,
  viewer: SignedInViewer,
  documentId: string,
): Promise<DocumentAndApp | undefined> {
  const known = await ctx.em.findOne(Document, {
    id: documentId,
    organizationId: ctx.organizationId,
  })
  const found = known && (await findVersionForChange(ctx, viewer, known.appVersionId))
  if (!found) return undefined
  const document = await ctx.em.findOne(
    Document,
    { id: documentId },
    { ...FOR_UPDATE, refresh: true },
  )
  return document ? { ...found, document } : undefined
}

/**
 * Refuses whoever may not do this with documents of an app.
 *
 * @throws ForbiddenError and records the denial.
 */
export async function requireOver(
  ctx: RequestContext,
  ability: Ability,
  app: VersionAndApp['app'],
): Promise<void> {
  const subject = { vendorId: app.vendorId, appId: app.id }
  if (!can(ctx.viewer, ability, subject)) await deny(ctx, ability, subject)
}

/** Refuses a change of the documents of a version that is rejected or retired: they are frozen (R113). */
export function frozenFault({ status }: AppVersion): CommandResult<never> | undefined {
  if (!isTerminal(status)) return undefined
  const name = APP_VERSION_STATUS_NAMES[status].toLowerCase()
  return refuse({
    code: 'TERMINAL_STATE',
    message: `This version is ${name}, which is final: its documents cannot be changed any more. A new version can have new ones.`,
    path: ['versionId'],
  })
}
