import {
  Arg,
  Authorized,
  Ctx,
  FieldResolver,
  ID,
  Int,
  Mutation,
  Resolver,
  Root,
} from 'type-graphql'
import { Person } from '../../../schema/types/account.type.ts'
import { AppVersion } from '../../../schema/types/app.type.ts'
import {
  Document,
  DocumentConnection,
  DocumentFinding,
  DocumentUpdateInput,
  DocumentUploadInput,
} from '../../../schema/types/document.type.ts'
import { DocumentScanStateEnum } from '../../../schema/types/enums.ts'
import {
  DocumentCancelPayload,
  DocumentPayload,
  DocumentUploadPayload,
} from '../../../schema/types/payloads.type.ts'
import { isTerminal } from '../../../schema/vocabulary/app-status.ts'
import { DOCUMENT_FINDING_MEANINGS } from '../../../schema/vocabulary/document.ts'
import { announceDocument } from '../../commands/documents/announce-document.ts'
import { cancelDocument } from '../../commands/documents/cancel-document.ts'
import { completeDocument } from '../../commands/documents/complete-document.ts'
import { updateDocument } from '../../commands/documents/update-document.ts'
import { can } from '../../domain/abilities.ts'
import { isReadable, scanStanding } from '../../domain/document-standing.ts'
import { isMember } from '../../domain/visibility.ts'
import type { AppVersion as AppVersionRow } from '../../entities/app/app-version.entity.ts'
import type { Document as DocumentRow } from '../../entities/app/document.entity.ts'
import { documentPage } from '../../queries/documents/documents-of-version.ts'
import { localId, toGlobalId } from '../global-id.ts'
import type { GraphqlContext } from '../graphql-context.ts'
import { payload, same } from './payload.ts'

@Resolver(() => AppVersion)
export class VersionDocumentsResolver {
  @FieldResolver(() => DocumentConnection, {
    description:
      'Documents filed for this version, those flagged for use first; after them those of the versions it brings back, however often the app was rolled back.',
  })
  async documents(
    @Root() version: AppVersionRow,
    @Ctx() ctx: GraphqlContext,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string,
  ) {
    const vendorId = (await ctx.loaders.app.load(version.appId))?.vendorId ?? ''
    const mayRead = can(ctx.viewer, 'document.read', { vendorId })
    const from = version.restoresVersionId
      ? await ctx.loaders.restoredChain.load(version.id)
      : [version.id]
    const filed = mayRead
      ? await Promise.all(from.map((id) => ctx.loaders.documentsOfVersion.load(id)))
      : []
    const documents = filed.flat()
    return documentPage(ctx, documents, { first, after, isVendor: isMember(ctx.viewer, vendorId) })
  }

  @FieldResolver(() => Boolean, { description: 'May this viewer file documents here now (R113)?' })
  async canUploadDocuments(@Root() version: AppVersionRow, @Ctx() ctx: GraphqlContext) {
    const vendorId = (await ctx.loaders.app.load(version.appId))?.vendorId ?? ''
    return !isTerminal(version.status) && can(ctx.viewer, 'document.upload', { vendorId })
  }
}

@Resolver(() => Document)
export class DocumentResolver {
  @FieldResolver(() => ID)
  id(@Root() document: DocumentRow) {
    return toGlobalId('Document', document.id)
  }

  @FieldResolver(() => Person)
  uploadedBy(@Root() document: DocumentRow, @Ctx() ctx: GraphqlContext) {
    return ctx.loaders.person.load(document.uploadedById)
  }

  @FieldResolver(() => DocumentScanStateEnum)
  scanState(@Root() document: DocumentRow, @Ctx() ctx: GraphqlContext) {
    return scanStanding(document, Boolean(ctx.ports.malwareScanner))
  }

  @FieldResolver(() => [DocumentFinding])
  findings(@Root() document: DocumentRow) {
    return document.findings.map((code) => ({ code, meaning: DOCUMENT_FINDING_MEANINGS[code] }))
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Saves the file. Good for five minutes and this person; null while it may not be read.',
  })
  downloadUrl(@Root() document: DocumentRow, @Ctx() ctx: GraphqlContext) {
    return addressOf(document, ctx, 'attachment')
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The same, to be shown in a frame of the portal; null too when the file does more than be read.',
  })
  inlineUrl(@Root() document: DocumentRow, @Ctx() ctx: GraphqlContext) {
    return document.findings.length ? null : addressOf(document, ctx, 'inline')
  }

  @Authorized('document.upload')
  @Mutation(() => DocumentUploadPayload)
  async documentUploadCreate(
    @Arg('input', () => DocumentUploadInput) input: DocumentUploadInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    const versionId = localId('AppVersion', input.versionId)
    const result = await announceDocument(ctx, { ...input, versionId })
    const answer = payload('document', result, same)
    if (!result.ok) return { ...answer, uploadUrl: null, uploadHeaders: [], expiresAt: null }
    const { url, headers, expiresAt } = await ctx.uploads.forUpload(result.value)
    const uploadHeaders = Object.entries(headers).map(([name, value]) => ({ name, value }))
    return { ...answer, uploadUrl: url, uploadHeaders, expiresAt }
  }

  @Authorized('document.upload')
  @Mutation(() => DocumentPayload)
  async documentUploadComplete(
    @Arg('documentId', () => ID) documentId: string,
    @Ctx() ctx: GraphqlContext,
  ) {
    const result = await completeDocument(ctx, localId('Document', documentId))
    return payload('document', result, same)
  }

  @Authorized('document.upload')
  @Mutation(() => DocumentCancelPayload)
  async documentUploadCancel(
    @Arg('documentId', () => ID) documentId: string,
    @Ctx() ctx: GraphqlContext,
  ) {
    const result = await cancelDocument(ctx, localId('Document', documentId))
    return payload('documentId', result, () => documentId)
  }

  @Authorized('document.upload')
  @Mutation(() => DocumentPayload)
  async documentUpdate(
    @Arg('input', () => DocumentUpdateInput) input: DocumentUpdateInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    const documentId = localId('Document', input.documentId)
    return payload('document', await updateDocument(ctx, { ...input, documentId }), same)
  }
}

function addressOf(
  document: DocumentRow,
  ctx: GraphqlContext,
  disposition: 'attachment' | 'inline',
): Promise<string> | null {
  if (!ctx.viewer || !isReadable(document, Boolean(ctx.ports.malwareScanner))) return null
  const { userId } = ctx.viewer
  return ctx.uploads.forDownload({ documentId: document.id, userId, disposition })
}
