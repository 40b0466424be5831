import { jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'
import type { DocumentAddresses } from '../graphql/graphql-context.ts'
import type { DocumentStore } from '../ports/documents.ts'

/** How a document is looked at: saved as a file, or shown inside a page of ours. */
const DISPOSITIONS = ['attachment', 'inline'] as const

const uploadTicket = z.object({ documentId: z.uuid(), sizeBytes: z.number().int().positive() })
const downloadTicket = z.object({
  documentId: z.uuid(),
  userId: z.uuid(),
  disposition: z.enum(DISPOSITIONS),
})

export type DocumentUploadTicket = z.infer<typeof uploadTicket>
export type DocumentDownloadTicket = z.infer<typeof downloadTicket>

export interface DocumentTickets extends DocumentAddresses {
  /** Read a ticket back; undefined when it is old or not ours. */
  readUpload(ticket: string): Promise<DocumentUploadTicket | undefined>
  readDownload(ticket: string): Promise<DocumentDownloadTicket | undefined>
}

const UPLOAD_SECONDS = 600
const DOWNLOAD_SECONDS = 300
const UPLOAD_TYPE = 'gatehouse-document-upload'
const DOWNLOAD_TYPE = 'gatehouse-document-download'

/** Makes the addresses bytes of documents go to and come from: short-lived, each signed for one file and one purpose. */
export function documentTickets(options: {
  baseUrl: string
  secret: Uint8Array
  store: DocumentStore
}): DocumentTickets {
  const { baseUrl, secret, store } = options
  const sign = (typ: string, claims: Record<string, unknown>, seconds: number) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', typ })
      .setExpirationTime(inSeconds(seconds))
      .sign(secret)
  const verify = async (ticket: string, typ: string): Promise<unknown> => {
    try {
      return (await jwtVerify(ticket, secret, { typ, algorithms: ['HS256'] })).payload
    } catch {
      return undefined
    }
  }
  return {
    async forUpload({ id, storageKey, sizeBytes, sha256 }) {
      const direct = await store.uploadAddress(storageKey, { sizeBytes, sha256 }, UPLOAD_SECONDS)
      const expiresAt = inSeconds(UPLOAD_SECONDS)
      if (direct) return { ...direct, expiresAt }
      const ticket = await sign(UPLOAD_TYPE, { documentId: id, sizeBytes }, UPLOAD_SECONDS)
      return { url: `${baseUrl}/uploads/documents/${ticket}`, headers: {}, expiresAt }
    },
    async forDownload(claims) {
      return `${baseUrl}/documents/${await sign(DOWNLOAD_TYPE, { ...claims }, DOWNLOAD_SECONDS)}`
    },
    readUpload: async (ticket) => uploadTicket.safeParse(await verify(ticket, UPLOAD_TYPE)).data,
    readDownload: async (ticket) =>
      downloadTicket.safeParse(await verify(ticket, DOWNLOAD_TYPE)).data,
  }
}

function inSeconds(seconds: number): Date {
  return new Date(Date.now() + seconds * 1000)
}
