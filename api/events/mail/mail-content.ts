/** What a mail says, before it is laid out. */
export interface MailContent {
  to: string
  subject: string
  /** First name of the person; without it the mail opens with the first paragraph. */
  greets?: string
  /** Plain text, one entry per paragraph. */
  paragraphs: readonly string[]
  /** Several things under a heading each: a digest. */
  sections?: readonly { title: string; lines: readonly string[] }[]
  /** Somebody else's words: a message, a reason. Line breaks are kept. */
  quote?: { label: string; text: string }
  /** The one thing to do next. */
  action?: { label: string; url: string }
  /** Small print: how long a link works, why this mail came. */
  footnotes?: readonly string[]
  /** Where the person chooses what to be mailed. */
  preferencesUrl?: string
}
