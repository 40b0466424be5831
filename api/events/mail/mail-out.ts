import { hospitalFace } from '../../queries/platform/hospital-face.ts'
import type { HandlerContext } from '../handler.ts'
import { composeMail } from './compose-mail.ts'
import type { MailContent } from './mail-content.ts'

/** Lays a mail out as the hospital presents itself now, and sends it. */
export async function mailOut(
  { em, ports, organizationId }: Pick<HandlerContext, 'em' | 'ports' | 'organizationId'>,
  content: MailContent,
): Promise<void> {
  await ports.mailer.send(composeMail(content, await hospitalFace(em, organizationId)))
}
