import type { Mail } from '../../ports.ts'
import { htmlMail } from './html-mail.ts'
import type { MailContent } from './mail-content.ts'

/** Lays a mail out twice, as plain text and as HTML that needs no picture, no script and no style sheet. */
export function composeMail(content: MailContent): Mail {
  const subject = content.subject.replaceAll(/\s+/g, ' ').trim() // a subject is one line, whatever an app is called
  return {
    to: content.to,
    subject,
    body: plainText(content),
    html: htmlMail({ ...content, subject }),
  }
}

function plainText(content: MailContent): string {
  const {
    greets,
    paragraphs,
    sections = [],
    quote,
    action,
    footnotes = [],
    preferencesUrl,
  } = content
  return [
    ...(greets ? [`Hello ${greets},`] : []),
    ...paragraphs,
    ...sections.map(({ title, lines }) => [title, ...lines.map((line) => `- ${line}`)].join('\n')),
    ...(quote ? [`${quote.label}\n${quote.text}`] : []),
    ...(action ? [`${action.label}:\n${action.url}`] : []),
    ...footnotes,
    ...(preferencesUrl ? [`Choose what you are mailed:\n${preferencesUrl}`] : []),
  ].join('\n\n')
}
