import type {
  MailDelivery,
  MailDeliveryContent,
} from '../../entities/messaging/mail-delivery.entity.ts'

type Held = Pick<MailDelivery, 'appId' | 'content'>

/** Composes one mail of what was held, by app, in the order it happened. */
export function digestContent(
  held: readonly Held[],
  { firstName, base }: { firstName: string; base: string },
): MailDeliveryContent {
  const count = held.length === 1 ? '1 notice' : `${held.length} notices`
  const byApp = Map.groupBy(held, ({ appId }) => appId)
  return {
    subject: `Your digest: ${count}`,
    greets: firstName,
    paragraphs: ['this is what happened since your last digest.'],
    sections: [...byApp.values()].map((ofApp) => ({
      title: ofApp.at(-1)?.content.about?.app ?? 'Gatehouse', // an app may have been renamed since
      lines: ofApp.map(({ content }) => line(content)),
    })),
    action: { label: 'Open the inbox', url: `${base}/portal/inbox` },
    footnotes: ['You get this mail because you asked for these notices as a daily digest.'],
    preferencesUrl: `${base}/portal/account/notices`,
  }
}

function line({ subject, about, paragraphs, quote }: MailDeliveryContent): string {
  const what = about?.what ?? subject
  const said = [...paragraphs, ...(quote ? [`“${quote.text}”`] : [])].join(' ')
  return `${what.charAt(0).toUpperCase()}${what.slice(1)}. ${said}`
}
