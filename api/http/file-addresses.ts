import type { GraphqlContext } from '../graphql/graphql-context.ts'
import type { DocumentStore } from '../ports/documents.ts'
import { type PdfTickets, pdfTickets } from './attestation/pdf-tickets.ts'
import { type DocumentTickets, documentTickets } from './document-tickets.ts'
import { type EvidenceTickets, evidenceTickets } from './evidence/evidence-tickets.ts'
import { type ReceiptTickets, receiptTickets } from './receipt-tickets.ts'
import { type UploadTickets, uploadTickets } from './upload-tickets.ts'

/** Everything that makes addresses of files and reads them back. */
export interface FileAddresses {
  icons: UploadTickets
  documents: DocumentTickets
  attestations: PdfTickets
  receipts: ReceiptTickets
  evidence: EvidenceTickets
  /** As resolvers ask for them. */
  forGraphql: Pick<
    GraphqlContext,
    'uploads' | 'attestationAddresses' | 'receiptAddresses' | 'evidence'
  >
}

/** Makes the signed addresses of files; uploads share a secret, each kind of printed file has its own. */
export async function fileAddresses(house: {
  baseUrl: string
  store: DocumentStore
  secretOf: (name: string) => Promise<Uint8Array>
}): Promise<FileAddresses> {
  const { baseUrl, secretOf, store } = house
  const secret = await secretOf('uploads')
  const icons = uploadTickets(baseUrl, secret)
  const documents = documentTickets({ baseUrl, secret, store })
  const attestations = pdfTickets(baseUrl, await secretOf('attestation-pdf'))
  const receipts = receiptTickets(baseUrl, await secretOf('consent-receipts'))
  const evidence = evidenceTickets(baseUrl, secret)
  const forGraphql = {
    uploads: { ...icons, ...documents },
    attestationAddresses: attestations,
    receiptAddresses: receipts,
    evidence,
  }
  return { icons, documents, attestations, receipts, evidence, forGraphql }
}
