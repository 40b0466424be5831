import { defineEntity, p } from '@mikro-orm/core'
import type { DocumentFinding, DocumentScanState } from '../../../schema/vocabulary/document.ts'
import { User } from '../account/user.entity.ts'
import { editableRow } from '../base.entity.ts'
import { AppVersion } from './app-version.entity.ts'

const DocumentSchema = defineEntity({
  name: 'Document',
  tableName: 'document',
  properties: {
    ...editableRow,
    appVersionId: () => p.manyToOne(AppVersion).mapToPk().fieldName('app_version_id'),
    uploadedById: () => p.manyToOne(User).mapToPk().fieldName('uploaded_by_id'),
    fileName: p.string(),
    description: p.string().length(1000).nullable(),
    sizeBytes: p.integer(),
    sha256: p.string(),
    /** R110: "Flag for use", checked by default. */
    readyForViewing: p.boolean().onCreate(() => true),
    /** R112: when it had arrived whole and was checked; null while it is only announced. */
    uploadedAt: p.datetime().nullable(),
    storageKey: p.string(),
    pageCount: p.integer().nullable(),
    findings: p.array().$type<DocumentFinding[]>().default([]),
    scanState: p.string().$type<DocumentScanState>().default('NOT_SCANNED'),
    /** What the scanner calls what it found. */
    scanSignature: p.string().nullable(),
  },
})

/** A supporting PDF: what we know of it; the bytes are in the document store (R104-R113). */
export class Document extends DocumentSchema.class {}
DocumentSchema.setClass(Document)
