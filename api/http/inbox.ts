import { type Request, type Response, Router } from 'express'
import type { RequestContext } from '../context.ts'
import { inboxMails } from '../queries/account/inbox.ts'
import { inboxPage } from './inbox-page.ts'

/**
 * `/dev/inbox`: mail that would have been sent, as a page, or as JSON for `Accept: application/json`.
 *
 * `?to=` keeps the mails to one address; `?view=html` shows what a mail program would.
 */
export function inboxRoutes(
  anonymous: (req: Request) => RequestContext,
  stylesheetUrl: string,
): Router {
  const router = Router()
  router.get('/', async (req: Request, res: Response) => {
    const to = typeof req.query.to === 'string' ? req.query.to.trim().toLowerCase() : ''
    const mails = await inboxMails(anonymous(req), to || undefined)
    res.set('Cache-Control', 'no-store')
    if (req.accepts(['html', 'json']) === 'json') {
      res.json(mails)
      return
    }
    const view = req.query.view === 'html' ? 'html' : 'text'
    res.type('html').send(inboxPage(mails, { to, view, stylesheetUrl }))
  })
  return router
}
