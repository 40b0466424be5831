import { APP_REQUEST_LIMITS } from '../../../schema/vocabulary/app-request.ts'
import type { RequestContext } from '../../context.ts'
import { webUrlProblem } from '../../domain/redirect-uri.ts'
import { ok } from '../../domain/result.ts'
import { AppRequest } from '../../entities/request/app-request.entity.ts'
import { ThrottledError } from '../../errors.ts'
import { recordEvent } from '../../events/record-event.ts'
import { normalEmail } from '../account/register-account.ts'
import { emailFault, type FaultList, lengthFaults } from '../field-checks.ts'
import { inTransaction, lockName } from '../revision.ts'
import type { CommandResult } from '../user-fault.ts'

export interface AppRequestInput {
  appName: string
  homepageUrl: string
  requesterName: string
  requesterEmail: string
  department?: string | null
  why: string
}

/**
 * Writes down that somebody asks for an app that is not there (A20). Anybody may, without an account; the address of
 * the app is never fetched.
 *
 * The answer is the same whether or not the same person asked for the same app before; then nothing is written twice.
 *
 * @throws ThrottledError after several requests from one address of the network.
 */
export async function createAppRequest(
  ctx: RequestContext,
  input: AppRequestInput,
): Promise<CommandResult<{ accepted: true }>> {
  const faults = requestFaults(input)
  if (faults.length) return { ok: false, error: faults }
  const wait = await ctx.ports.rateLimiter.take('app-request-address', ctx.sourceIp)
  if (wait) throw new ThrottledError(wait)
  return inTransaction(ctx, async (tx) => {
    const requesterEmail = normalEmail(input.requesterEmail)
    const homepageUrl = input.homepageUrl.trim()
    await lockName(tx, 'app-request', `${requesterEmail} ${homepageUrl}`)
    const known = { organizationId: tx.organizationId, requesterEmail, homepageUrl }
    const isOpen = await tx.em.count(AppRequest, { ...known, state: { $in: ['NEW', 'CONTACTED'] } })
    if (!isOpen) write(tx, { ...input, requesterEmail, homepageUrl })
    return ok({ accepted: true })
  })
}

function requestFaults({ appName, homepageUrl, why, ...person }: AppRequestInput): FaultList {
  const { requesterName, requesterEmail, department } = person
  return [
    ...lengthFaults({ appName }, APP_REQUEST_LIMITS.appName),
    ...homepageFaults(homepageUrl),
    ...lengthFaults({ requesterName }, APP_REQUEST_LIMITS.requesterName),
    ...emailFault(requesterEmail, ['requesterEmail']),
    ...lengthFaults({ department }, APP_REQUEST_LIMITS.department),
    ...lengthFaults({ why }, APP_REQUEST_LIMITS.why),
  ]
}

function homepageFaults(homepageUrl: string): FaultList {
  const length = lengthFaults({ homepageUrl }, APP_REQUEST_LIMITS.homepageUrl)
  const message = length.length ? undefined : webUrlProblem(homepageUrl.trim())
  return message ? [{ kind: 'field', code: 'INVALID', message, path: ['homepageUrl'] }] : length
}

/** The trail of audit is kept for longer than a name may be, so it says what was asked for and not by whom. */
function write(ctx: RequestContext, input: AppRequestInput): void {
  const requestId = crypto.randomUUID()
  const now = ctx.ports.clock.now()
  const appName = input.appName.trim()
  ctx.em.create(AppRequest, {
    id: requestId,
    organizationId: ctx.organizationId,
    createdAt: now,
    updatedAt: now,
    revision: 1,
    appName,
    homepageUrl: input.homepageUrl,
    requesterName: input.requesterName.trim(),
    requesterEmail: input.requesterEmail,
    department: input.department?.trim() || null,
    why: input.why.trim(),
    state: 'NEW',
  })
  recordEvent(
    ctx,
    { action: 'app-request.received', detail: { requestId, appName } },
    { type: 'app-request.moved', requestId, to: 'NEW' },
  )
}
