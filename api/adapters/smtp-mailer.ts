import { createTransport } from 'nodemailer'
import type { Mailer } from '../ports.ts'

/** Sends plain-text mail by SMTP. */
export function smtpMailer(smtpUrl: string, from: string): Mailer {
  const transport = createTransport(smtpUrl)
  return {
    async send({ to, subject, body }) {
      await transport.sendMail({ from, to, subject, text: body })
    },
  }
}
