import type { Mail } from '../../ports.ts'

/** What a mail says, before it is laid out. */
export interface MailContent {
  to: string
  subject: string
  /** First name of the person; without it the mail opens with the first paragraph. */
  greets?: string
  /** Plain text, one entry per paragraph. */
  paragraphs: readonly string[]
  /** Somebody else's words: a message, a reason. Line breaks are kept. */
  quote?: { label: string; text: string }
  /** The one thing to do next. */
  action?: { label: string; url: string }
  /** Small print: how long a link works, why this mail came. */
  footnotes?: readonly string[]
}

/** Lays a mail out twice, as plain text and as HTML that needs no picture, no script and no style sheet. */
export function composeMail(content: MailContent): Mail {
  return {
    to: content.to,
    subject: content.subject,
    body: plainText(content),
    html: html(content),
  }
}

function plainText({ greets, paragraphs, quote, action, footnotes = [] }: MailContent): string {
  return [
    ...(greets ? [`Hello ${greets},`] : []),
    ...paragraphs,
    ...(quote ? [`${quote.label}\n${quote.text}`] : []),
    ...(action ? [`${action.label}:\n${action.url}`] : []),
    ...footnotes,
  ].join('\n\n')
}

const FRAME =
  'font:15px/1.5 Inter,Segoe UI,Helvetica,Arial,sans-serif;color:#1c2422;max-width:560px;margin:0 auto;padding:24px'
const QUOTE = 'margin:0 0 16px;padding:8px 16px;border-left:3px solid #0b6e69;white-space:pre-line'
const BUTTON =
  'display:inline-block;padding:10px 16px;border-radius:6px;background:#0b5c58;color:#ffffff;text-decoration:none'

function html(content: MailContent): string {
  const { subject, greets, paragraphs, quote, action, footnotes = [] } = content
  const p = (text: string) => `<p style="margin:0 0 16px">${escapeHtml(text)}</p>`
  const parts = [
    ...(greets ? [p(`Hello ${greets},`)] : []),
    ...paragraphs.map(p),
    ...(quote
      ? [p(quote.label), `<blockquote style="${QUOTE}">${escapeHtml(quote.text)}</blockquote>`]
      : []),
    ...(action
      ? [
          `<p style="margin:0 0 16px"><a href="${escapeHtml(action.url)}" style="${BUTTON}">${escapeHtml(action.label)}</a></p>`,
        ]
      : []),
    ...footnotes.map(
      (text) => `<p style="margin:0 0 8px;font-size:13px;color:#56615e">${escapeHtml(text)}</p>`,
    ),
  ]
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;background:#ffffff"><div style="${FRAME}">${parts.join('\n')}</div></body></html>`
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)
}
