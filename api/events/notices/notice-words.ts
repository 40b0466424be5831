/** From where somebody looks at an app: its vendor, the hospital, a department of it, or a person who uses it. */
export type Side = 'VENDOR' | 'HOSPITAL' | 'DEPARTMENT' | 'PERSON'

/** What a notice says, in the inbox and in the mail. */
export interface NoticeWords {
  /** What happened, in a few words that follow the name of the app. */
  what: string
  body: string
  /** Somebody else's words. */
  quote?: { label: string; text: string }
}
