import { type Request, type Response, Router } from 'express'
import { DOCUMENT_LIMITS } from '../../schema/vocabulary/limits.ts'
import { type OpenedDocument, openDocument } from '../commands/documents/open-document.ts'
import { openContract } from '../commands/partner/open-contract.ts'
import type { RequestContext } from '../context.ts'
import { viewerById } from '../queries/account/viewer.ts'
import type { DocumentDownloadTicket, DocumentTickets } from './document-tickets.ts'

/**
 * `GET /documents/TICKET`: the bytes of one document for the person the address was made for.
 *
 * What the person may read is asked again now, not trusted from when the address was made. The same answers whichever
 * store the bytes lie in, so that no store decides how a browser treats them.
 */
export function documentDownloadRoutes(
  anonymous: (req: Request) => RequestContext,
  tickets: DocumentTickets,
): Router {
  const router = Router()
  router.get('/:ticket', async (req: Request<{ ticket: string }>, res: Response) => {
    const ticket = await tickets.readDownload(req.params.ticket)
    const ctx = anonymous(req)
    const viewer = ticket && (await viewerById(ctx.ports.rowReader, ticket.userId))
    const opened = viewer && (await openFile({ ...ctx, viewer }, ticket.documentId))
    if (!opened) {
      res.status(404).type('text/plain').set('Cache-Control', 'no-store')
      res.send('This address is not valid any more. Go back and open the document again.')
      return
    }
    res.set(headersFor(ticket, opened.fileName)).send(Buffer.from(opened.bytes))
  })
  return router
}

/** What people download by such an address: a document of a version, or a contract with a vendor. */
async function openFile(ctx: RequestContext, id: string): Promise<OpenedDocument | undefined> {
  return (await openDocument(ctx, id)) ?? openContract(ctx, id)
}

/** A document is data: it may not run, be guessed at, be kept by others, or be framed by anybody but us. */
function headersFor(
  { disposition }: DocumentDownloadTicket,
  fileName: string,
): Record<string, string> {
  return {
    'Content-Type': DOCUMENT_LIMITS.mediaType,
    'Content-Disposition': contentDisposition(disposition, fileName),
    'Content-Security-Policy': `sandbox; default-src 'none'; frame-ancestors ${disposition === 'inline' ? "'self'" : "'none'"}`,
    'Cross-Origin-Resource-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'private, no-store',
  }
}

/**
 * Names the file twice: for everybody in ASCII, and as it is called (RFC 6266 section 4.3, RFC 8187 section 3.2).
 */
function contentDisposition(disposition: string, fileName: string): string {
  const ascii = fileName.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const exact = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${disposition}; filename="${ascii}"; filename*=UTF-8''${exact}`
}
