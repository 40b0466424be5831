import express, { type ErrorRequestHandler, type Request, type Response, Router } from 'express'
import { ICON_LIMITS } from '../../schema/vocabulary/limits.ts'
import { storeIcon } from '../commands/registration/store-icon.ts'
import type { RequestContext } from '../context.ts'
import { iconContent } from '../queries/registration/icon-content.ts'
import type { UploadTickets } from './upload-tickets.ts'

/** The opaque id of an icon, as GraphQL knows it. */
const iconGlobalId = (id: string) => Buffer.from(`Icon:${id}`).toString('base64url')

/** What could not even be read: too large, broken off, compressed. */
const refuseUnreadable: ErrorRequestHandler = (error: unknown, req, res, next) => {
  const status = Number(error instanceof Error && 'status' in error ? error.status : 500)
  if (status >= 500) return next(error)
  const limit = ICON_LIMITS.maxBytes
  const actual = Number(req.headers['content-length'] ?? 0)
  const isTooLarge = status === 413
  const message = isTooLarge
    ? `An icon has at most ${limit} bytes; this one has ${actual || 'more'}.`
    : 'The file did not arrive whole. Choose it again.'
  const facts = isTooLarge ? { code: 'TOO_LONG', limit, actual } : { code: 'INVALID' }
  res.status(status).json({ error: { message, ...facts } })
}

/** `GET /icons/ID.png`: pictures never change, so they may be kept for ever. */
export function iconRoutes(anonymous: (req: Request) => RequestContext): Router {
  const router = Router()
  router.get('/:id.png', async (req: Request<{ id: string }>, res: Response) => {
    const content = await iconContent(anonymous(req), req.params.id)
    if (!content) {
      res.status(404).json({ error: { message: 'There is no such icon.' } })
      return
    }
    res.set({
      'Cache-Control': 'public, max-age=31536000, immutable',
      'Content-Type': ICON_LIMITS.mediaType,
    })
    res.send(content)
  })
  return router
}

/** `PUT /uploads/icons/TICKET`: accepts the one file the ticket was made for. */
export function iconUploadRoutes(
  anonymous: (req: Request) => RequestContext,
  tickets: UploadTickets,
): Router {
  const router = Router()
  const { maxBytes } = ICON_LIMITS
  const body = express.raw({ type: () => true, limit: maxBytes, inflate: false })
  router.put('/:ticket', body, async (req: Request<{ ticket: string }>, res: Response) => {
    const upload = await tickets.read(req.params.ticket)
    if (!upload) {
      res.status(404).json({
        error: { message: 'This upload address is not valid any more. Choose the file again.' },
      })
      return
    }
    const bytes: unknown = req.body
    const result = await storeIcon(
      anonymous(req),
      upload,
      Buffer.isBuffer(bytes) ? bytes : Buffer.alloc(0),
    )
    if (result.ok) {
      res
        .status(201)
        .json({ iconId: iconGlobalId(result.value.id), iconUrl: `/icons/${result.value.id}.png` })
      return
    }
    const [fault] = result.error
    const facts = fault?.kind === 'field' ? { limit: fault.limit, actual: fault.actual } : {}
    res.status(422).json({ error: { message: fault?.message, code: fault?.code, ...facts } })
  })
  router.use(refuseUnreadable)
  return router
}
