import { type Request, type Response, Router } from 'express'
import type { RequestContext } from '../context.ts'
import { type InboxMail, inboxMails } from '../queries/account/inbox.ts'

/** `/dev/inbox`: mail that would have been sent, as a page, or as JSON for `Accept: application/json`. */
export function inboxRoutes(
  anonymous: (req: Request) => RequestContext,
  stylesheetUrl: string,
): Router {
  const router = Router()
  router.get('/', async (req: Request, res: Response) => {
    const to = typeof req.query.to === 'string' ? req.query.to : undefined
    const mails = await inboxMails(anonymous(req), to)
    res.set('Cache-Control', 'no-store')
    if (req.accepts(['html', 'json']) === 'json') {
      res.json(mails)
      return
    }
    res.type('html').send(inboxPage(mails, stylesheetUrl))
  })
  return router
}

function inboxPage(mails: InboxMail[], stylesheetUrl: string): string {
  const items = mails.map(
    (mail) => `<article class="gh-card"><h2 class="gh-subheading">${escapeHtml(mail.subject)}</h2>
<p class="gh-muted gh-small">To ${escapeHtml(mail.to)}, <time>${mail.at.toISOString()}</time></p>
<p class="gh-prose">${linked(mail.body)}</p></article>`,
  )
  const empty =
    '<p class="gh-empty">No mail yet. What Gatehouse would send by SMTP appears here.</p>'
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Development inbox</title>
<link rel="stylesheet" href="${stylesheetUrl}"></head><body class="gh-body">
<main id="main" class="gh-page gh-page-medium"><h1 class="gh-title">Development inbox</h1>
<div class="gh-stack">${items.join('\n') || empty}</div></main></body></html>`
}

function linked(body: string): string {
  return escapeHtml(body)
    .replace(/https?:\/\/[^\s<]+/g, (url) => `<a href="${url}">${url}</a>`)
    .replaceAll('\n', '<br>')
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)
}
