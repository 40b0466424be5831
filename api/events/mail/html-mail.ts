import type { HospitalFace } from '../../queries/platform/hospital-face.ts'
import type { MailContent } from './mail-content.ts'

/** The colour of the product. */
const ACCENT = '#0b5c58'

/** The look of a mail: styles stand in the elements, because mail programs drop everything else. */
const STYLE = {
  page: 'margin:0;padding:24px 12px;background:#f3f5f4',
  card: 'width:100%;max-width:600px;border-collapse:separate;background:#ffffff;border:1px solid #d9dfdd;border-radius:8px',
  text: 'font:15px/1.55 Inter,Segoe UI,Helvetica,Arial,sans-serif;color:#1c2422',
  brand: 'padding:16px 24px;border-bottom:1px solid #d9dfdd;font-weight:600;letter-spacing:.01em',
  main: 'padding:24px 24px 8px',
  title: 'margin:0 0 16px;font-size:20px;line-height:1.3;font-weight:600',
  heading: 'margin:0 0 4px;font-size:15px;font-weight:600',
  paragraph: 'margin:0 0 16px',
  list: 'margin:0 0 16px;padding-left:20px',
  quote:
    'margin:0 0 16px;padding:8px 16px;border-left:3px solid #0b6e69;background:#f3f5f4;white-space:pre-line',
  button:
    'display:inline-block;padding:10px 18px;border-radius:6px;color:#ffffff;text-decoration:none;font-weight:600',
  address: 'margin:0 0 16px;font-size:13px;color:#56615e;word-break:break-all',
  foot: 'padding:8px 24px 16px;border-top:1px solid #d9dfdd;font-size:13px;color:#56615e',
} as const

/** Lays a mail out as a whole HTML document. What people wrote is escaped. */
export function htmlMail(content: MailContent, hospital?: HospitalFace): string {
  const accent = hospital?.brand?.accent ?? ACCENT
  const { subject, greets, paragraphs, sections = [], quote, action } = content
  const parts = [
    element('h1', STYLE.title, subject),
    ...(greets ? [element('p', STYLE.paragraph, `Hello ${greets},`)] : []),
    ...paragraphs.map((text) => element('p', STYLE.paragraph, text)),
    ...sections.map(sectionHtml),
    ...(quote
      ? [element('p', STYLE.heading, quote.label), element('blockquote', STYLE.quote, quote.text)]
      : []),
    ...(action ? [actionHtml(action, accent)] : []),
  ]
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light">
<title>${escapeHtml(subject)}</title></head><body style="${STYLE.page}">
<table role="presentation" align="center" style="${STYLE.card};${STYLE.text}" cellspacing="0" cellpadding="0">
<tr><td style="${STYLE.brand};color:${accent}">${escapeHtml(hospital?.name ?? 'Gatehouse')}</td></tr>
<tr><td style="${STYLE.main}">${parts.join('\n')}</td></tr>
${footHtml(content, accent)}</table></body></html>`
}

function sectionHtml({ title, lines }: NonNullable<MailContent['sections']>[number]): string {
  const items = lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('\n')
  return `${element('h2', STYLE.heading, title)}\n<ul style="${STYLE.list}">${items}</ul>`
}

/** The address stands below the button as well: not every program shows where a button leads. */
function actionHtml({ label, url }: NonNullable<MailContent['action']>, accent: string): string {
  const href = escapeHtml(url)
  return `<p style="${STYLE.paragraph}"><a href="${href}" style="${STYLE.button};background:${accent}">${escapeHtml(label)}</a></p>
<p style="${STYLE.address}">${href}</p>`
}

function footHtml({ footnotes = [], preferencesUrl }: MailContent, accent: string): string {
  const lines = footnotes.map(escapeHtml)
  if (preferencesUrl) {
    lines.push(
      `<a href="${escapeHtml(preferencesUrl)}" style="color:${accent}">Choose what you are mailed</a>`,
    )
  }
  return lines.length ? `<tr><td style="${STYLE.foot}">${lines.join('<br>')}</td></tr>\n` : ''
}

function element(name: string, style: string, text: string): string {
  return `<${name} style="${style}">${escapeHtml(text)}</${name}>`
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)
}
