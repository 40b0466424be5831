import { createTransport } from 'nodemailer'
import type { Mailer } from '../ports.ts'

/** A server that does not answer holds up the mails behind it, so it is not waited for long. */
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 }

/** Sends mail by SMTP, as plain text and as HTML. */
export function smtpMailer(smtpUrl: string, from: string): Mailer {
  const transport = createTransport({ url: smtpUrl, ...PATIENCE })
  return {
    async send({ to, subject, body, html }) {
      await transport.sendMail({ from, to, subject, text: body, html })
    },
  }
}
