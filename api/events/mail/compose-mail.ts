import { LANGUAGES } from '../../../schema/vocabulary/language.ts'
import type { Mail } from '../../ports.ts'
import type { HospitalFace } from '../../queries/platform/hospital-face.ts'
import { htmlMail } from './html-mail.ts'
import type { MailContent } from './mail-content.ts'

/**
 * Lays a mail out twice, as plain text and as HTML that needs no picture, no script and no style sheet; with the name,
 * the colour and the line of the hospital, where it has them.
 */
export function composeMail(said: MailContent, hospital?: HospitalFace): Mail {
  const subject = said.subject.replaceAll(/\s+/g, ' ').trim() // a subject is one line, whatever an app is called
  const content = { ...said, footnotes: [...(said.footnotes ?? []), ...ownLines(hospital)] }
  return {
    to: content.to,
    subject,
    body: plainText(content),
    html: htmlMail({ ...content, subject }, hospital),
  }
}

/** The hospital's own line, in every language it was written in: a mail does not know what its reader speaks. */
function ownLines(hospital: HospitalFace | undefined): string[] {
  const line = hospital?.settings.texts?.mailLine ?? {}
  return LANGUAGES.flatMap((language) => line[language] ?? [])
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
