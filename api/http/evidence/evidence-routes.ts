import { type Request, type Response, Router } from 'express'
import { openEvidence } from '../../commands/evidence/open-evidence.ts'
import type { RequestContext } from '../../context.ts'
import { viewerById } from '../../queries/account/viewer.ts'
import type { EvidenceTickets } from './evidence-tickets.ts'

/**
 * `GET /evidence/TICKET`: the evidence pack of one version for the person the address was made for, as it is now.
 * What the person may take is asked again, not trusted from when the address was made.
 */
export function evidenceRoutes(
  anonymous: (req: Request) => RequestContext,
  tickets: EvidenceTickets,
): Router {
  const router = Router()
  router.get('/:ticket', async (req: Request<{ ticket: string }>, res: Response) => {
    const ticket = await tickets.read(req.params.ticket)
    const ctx = anonymous(req)
    const viewer = ticket && (await viewerById(ctx.ports.rowReader, ticket.userId))
    const pack = viewer && (await openEvidence({ ...ctx, viewer }, ticket.versionId))
    res.set({ 'Cache-Control': 'private, no-store', 'X-Content-Type-Options': 'nosniff' })
    if (!pack) {
      res.status(404).type('text/plain')
      res.send('This address is not valid any more. Go back and ask for the pack again.')
      return
    }
    res.type('application/zip').attachment(pack.fileName).send(Buffer.from(pack.bytes))
  })
  return router
}
