import type { MikroORM } from '@mikro-orm/postgresql'
import { MailMessage } from '../entities/platform/mail-message.entity.ts'
import type { Mailer } from '../ports.ts'

/** Keeps mail in a table that /dev/inbox shows: no mail server is needed to try Gatehouse. Never in production. */
export function inboxMailer(orm: MikroORM, organizationId: string): Mailer {
  return {
    async send({ to, subject, body, html }) {
      const em = orm.em.fork()
      em.create(MailMessage, {
        organizationId,
        createdAt: new Date(),
        recipient: to,
        subject,
        body,
        html,
      })
      await em.flush()
    },
  }
}
