import type { Mailer, RowWriter } from '../ports.ts'
import { UNHURRIED } from '../queries/unhurried.ts'

/** Keeps mail in a table that /dev/inbox shows: no mail server is needed to try Gatehouse. Never in production. */
export function inboxMailer(rows: RowWriter, organizationId: string): Mailer {
  return {
    async send({ to, subject, body, html }) {
      await rows.write(KEEP, [organizationId, new Date(), to, subject, body, html])
    },
  }
}

const KEEP = `
with ${UNHURRIED}
insert into mail_message (id, organization_id, created_at, recipient, subject, body, html)
select gen_random_uuid(), ?::uuid, ?::timestamptz, ?, ?, ?, ? from unhurried`
