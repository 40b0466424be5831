import { createTransport } from 'nodemailer'
import type { Mailer } from '../ports.ts'

/** Sends mail by SMTP, as plain text and as HTML. */
export function smtpMailer(smtpUrl: string, from: string): Mailer {
  const transport = createTransport(smtpUrl)
  return {
    async send({ to, subject, body, html }) {
      await transport.sendMail({ from, to, subject, text: body, html })
    },
  }
}
