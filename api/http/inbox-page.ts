import type { InboxMail } from '../queries/account/inbox.ts'

export interface InboxView {
  /** Mails to this address alone; to all of them when empty. */
  to: string
  view: 'text' | 'html'
  stylesheetUrl: string
}

/** Draws the development inbox: without scripts, each mail as its text or as its HTML in a frame that may do nothing. */
export function inboxPage(
  mails: readonly InboxMail[],
  { to, view, stylesheetUrl }: InboxView,
): string {
  const items = mails.map(
    (mail) => `<article class="gh-card"><h2 class="gh-subheading">${escapeHtml(mail.subject)}</h2>
<p class="gh-muted gh-small">To ${escapeHtml(mail.to)}, <time>${mail.at.toISOString()}</time></p>
${view === 'html' && mail.html ? frame(mail.subject, mail.html) : textOf(mail)}</article>`,
  )
  const empty = to
    ? `<p class="gh-empty">No mail to ${escapeHtml(to)} yet.</p>`
    : '<p class="gh-empty">No mail yet. What Gatehouse would send by SMTP appears here.</p>'
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Development inbox</title>
<link rel="stylesheet" href="${stylesheetUrl}"></head><body class="gh-body">
<main id="main" class="gh-page gh-page-medium"><div class="gh-stack"><h1 class="gh-title">Development inbox</h1>
${filterForm(to, view)}
${switchLinks(to, view)}
${items.join('\n') || empty}</div></main></body></html>`
}

function filterForm(to: string, view: InboxView['view']): string {
  return `<form method="get" action="/dev/inbox" class="gh-field" role="search">
<label class="gh-label" for="to">Mail to</label>
<div class="gh-row"><input class="gh-input" style="flex:1 1 240px;width:auto" id="to" name="to" type="search" value="${escapeHtml(to)}" placeholder="name@example.org" autocomplete="off">
<input type="hidden" name="view" value="${view}"><button class="gh-button gh-button-secondary" type="submit">Filter</button></div></form>`
}

/** Two links, so that it works without scripts. */
function switchLinks(to: string, view: InboxView['view']): string {
  const link = (name: InboxView['view'], label: string) => {
    const query = new URLSearchParams({ ...(to ? { to } : {}), view: name })
    const current = name === view ? ' aria-current="page"' : ''
    return `<a class="gh-chip" href="/dev/inbox?${escapeHtml(query.toString())}"${current}>${label}</a>`
  }
  return `<nav class="gh-chips" aria-label="Show mails as">${link('text', 'Text')}${link('html', 'HTML')}</nav>`
}

/** Links open beside the page; nothing else in the frame may act. */
function frame(subject: string, html: string): string {
  const srcdoc = html.replace('<head>', '<head><base target="_blank">')
  return `<iframe title="${escapeHtml(subject)}" sandbox="allow-popups allow-popups-to-escape-sandbox" loading="lazy"
style="width:100%;height:480px;border:0;color-scheme:light" srcdoc="${escapeHtml(srcdoc)}"></iframe>`
}

function textOf({ body }: InboxMail): string {
  const linked = escapeHtml(body)
    .replace(/https?:\/\/[^\s<]+/g, (url) => `<a href="${url}">${url}</a>`)
    .replaceAll('\n', '<br>')
  return `<p class="gh-prose">${linked}</p>`
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)
}
