import { type Request, type Response, Router } from 'express'
import { DOCUMENT_LIMITS, documentTooLarge } from '../../schema/vocabulary/limits.ts'
import { receiveDocument } from '../commands/documents/receive-document.ts'
import type { RequestContext } from '../context.ts'
import type { DocumentTickets, DocumentUploadTicket } from './document-tickets.ts'

const STATUS_BY_CODE: Readonly<Record<string, number>> = { NOT_FOUND: 404, NOT_UNIQUE: 409 }

/** `PUT /uploads/documents/TICKET`: takes the one file the ticket was made for, once, straight to the store. */
export function documentUploadRoutes(
  anonymous: (req: Request) => RequestContext,
  tickets: DocumentTickets,
): Router {
  const router = Router()
  router.put('/:ticket', async (req: Request<{ ticket: string }>, res: Response) => {
    const ticket = await tickets.readUpload(req.params.ticket)
    const refusal = ticket
      ? (headerFault(req, ticket.sizeBytes) ?? (await receive(anonymous(req), ticket, req)))
      : UNKNOWN_TICKET
    if (refusal) refuse(req, res, refusal)
    else res.status(204).end()
  })
  return router
}

/** Takes the body of a request; what it refuses is answered, a sender that went away needs no answer. */
async function receive(
  ctx: RequestContext,
  { documentId }: DocumentUploadTicket,
  req: Request,
): Promise<Refusal | undefined> {
  try {
    const result = await receiveDocument(ctx, documentId, req)
    if (result.ok) return undefined
    const [{ code = 'INVALID', message = '' } = {}] = result.error
    return { status: STATUS_BY_CODE[code] ?? 422, code, message }
  } catch (error) {
    if (req.readableAborted) return { status: 400, code: 'INVALID', message: 'It broke off.' }
    throw error
  }
}

interface Refusal {
  status: number
  message: string
  code: string
  limit?: number
  actual?: number
}

const UNKNOWN_TICKET: Refusal = {
  status: 404,
  code: 'NOT_FOUND',
  message: 'This upload address is not valid any more. Choose the file again.',
}

/** What the head of the request tells is not read on for. */
function headerFault(req: Request, announced: number): Refusal | undefined {
  if (req.headers['content-encoding']) {
    return { status: 415, code: 'INVALID', message: 'Send the file as it is, not compressed.' }
  }
  const actual = Number(req.headers['content-length'] ?? announced)
  const limit = DOCUMENT_LIMITS.maxBytes
  if (actual > limit) {
    const message = documentTooLarge(actual)
    return { status: 413, code: 'DOCUMENT_TOO_LARGE', message, limit, actual }
  }
  if (actual === announced) return undefined
  const message = `The file was announced with ${announced} bytes and has ${actual}. Choose it again.`
  return { status: 422, code: 'INVALID', message, limit: announced, actual }
}

/** Answers, lets the sender finish reading the answer, and takes no more of the body. */
function refuse(req: Request, res: Response, { status, ...error }: Refusal): void {
  res.status(status).set('Connection', 'close').json({ error })
  req.resume()
}
