import type { LaunchEnvironment } from '../../../schema/vocabulary/launch-environment.ts'
import type { LaunchMode } from '../../../schema/vocabulary/registration.ts'
import type { RequestContext } from '../../context.ts'
import { Launch } from '../../entities/access/launch.entity.ts'
import { recordEvent } from '../../events/record-event.ts'

/** One start of an app, as it ended. */
export interface LaunchOutcome {
  environment: LaunchEnvironment
  mode: LaunchMode
  clientId: string
  appId: string
  vendorId: string
  appVersionId: string
  userId: string | undefined
  patientRef: string | undefined
  grantId: string | undefined
  scopes: string[]
  /** Why no tokens came of it; absent when they did. */
  failure?: string | undefined
}

/** Writes down a launch and how it ended; a launch that ended in tokens counts for the app (R208, R212, R310). */
export async function recordLaunch(ctx: RequestContext, launch: LaunchOutcome): Promise<void> {
  await ctx.em.transactional(async (em) => {
    const { appId, appVersionId, clientId, environment, failure, mode, patientRef, scopes } = launch
    const consent = await consentOf(em, launch.grantId)
    em.create(Launch, {
      organizationId: ctx.organizationId,
      createdAt: ctx.ports.clock.now(),
      environment,
      mode,
      appId,
      appVersionId,
      consentId: consent,
      userId: launch.userId ?? null,
      patientRef: patientRef ?? null,
      succeeded: failure === undefined,
      failure: failure ?? null,
    })
    recordEvent(
      { ...ctx, em },
      {
        action: failure === undefined ? 'launch' : 'launch.refused',
        outcome: failure === undefined ? 'SUCCESS' : 'DENIED',
        appId,
        appVersionId,
        clientId,
        vendorId: launch.vendorId,
        environment,
        patientRef,
        userRef: launch.userId,
        scopes,
        detail: { mode, ...(failure === undefined ? {} : { failure }) },
      },
    )
    if (failure === undefined) {
      await em.execute('update app set launch_count = launch_count + 1 where id = ?', [appId])
    }
  })
}

async function consentOf(
  em: RequestContext['em'],
  grantId: string | undefined,
): Promise<string | null> {
  if (!grantId) return null
  const [row] = await em.execute<{ id: string }[]>('select id from consent where grant_id = ?', [
    grantId,
  ])
  return row?.id ?? null
}
