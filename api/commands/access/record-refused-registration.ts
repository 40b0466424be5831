import type { RequestContext } from '../../context.ts'
import { recordEvent } from '../../events/record-event.ts'

/** Records that a program could not register, change or end a client, in whose name it tried, and why. */
export async function recordRefusedRegistration(
  ctx: RequestContext,
  { clientId, error }: { error: string; clientId?: string | undefined },
): Promise<void> {
  const apart = { ...ctx, em: ctx.em.fork() }
  const [member] = ctx.viewer?.vendorIds ?? []
  recordEvent(apart, {
    action: 'client.registration-refused',
    outcome: 'DENIED',
    environment: 'SANDBOX',
    ...(member ? { vendorId: member.vendorId } : {}),
    ...(clientId ? { clientId: clientId.slice(0, 100) } : {}),
    detail: { error },
  })
  await apart.em.flush()
}
