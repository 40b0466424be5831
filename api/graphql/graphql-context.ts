import type { ConsentPreviewOf } from '../../schema/vocabulary/registration.ts'
import type { RequestContext } from '../context.ts'
import type { Document } from '../entities/app/document.entity.ts'
import type { UploadAddress } from '../ports/documents.ts'
import { type Loaders, makeLoaders } from './loaders.ts'

/** What resolvers get: the request's context, its loaders, and how to make an upload address. */
export interface GraphqlContext extends RequestContext {
  loaders: Loaders
  uploads: UploadAddresses & DocumentAddresses
  /** Writes the consent page of a version as a patient would see it; null when there is no such version. */
  consentPreview: ConsentPreview
  attestationAddresses: AttestationAddresses
  evidence: EvidenceAddresses
  receiptAddresses: ReceiptAddresses
  /** When the access token ends; absent for anonymous visitors. */
  tokenExpiresAt?: Date | undefined
}

/** Makes addresses the bytes of documents go to and come from. */
export interface DocumentAddresses {
  forUpload(
    document: Pick<Document, 'id' | 'storageKey' | 'sizeBytes' | 'sha256'>,
  ): Promise<UploadAddress & { expiresAt: Date }>
  forDownload(wanted: {
    documentId: string
    userId: string
    disposition: 'attachment' | 'inline'
  }): Promise<string>
}

/** Makes addresses that accept one announced file each. */
export interface UploadAddresses {
  forIcon(upload: {
    vendorId: string
    sizeBytes: number
    sha256: string
  }): Promise<{ url: string; expiresAt: Date }>
}

export type ConsentPreview = (appVersionId: string, of: ConsentPreviewOf) => Promise<string | null>

/** Makes addresses under which one attestation can be fetched as PDF for some minutes. */
export interface AttestationAddresses {
  pdf(attestationId: string): Promise<string>
}

/** Makes addresses under which the evidence pack of a version can be fetched for some minutes. */
export interface EvidenceAddresses {
  forEvidence(wanted: {
    versionId: string
    userId: string
  }): Promise<{ url: string; expiresAt: Date }>
}

/** Makes addresses under which the receipt of one consent can be fetched for some minutes. */
export interface ReceiptAddresses {
  files(consentId: string): Promise<{ pdf: string; json: string; fhir: string }>
}

export function graphqlContext(
  ctx: RequestContext & Pick<GraphqlContext, 'tokenExpiresAt'>,
  house: Pick<
    GraphqlContext,
    'uploads' | 'consentPreview' | 'attestationAddresses' | 'receiptAddresses' | 'evidence'
  >,
): GraphqlContext {
  return Object.assign(ctx, { ...house, loaders: makeLoaders(ctx) })
}
