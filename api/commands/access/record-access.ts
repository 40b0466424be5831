import type { LaunchEnvironment } from '../../../schema/vocabulary/launch-environment.ts'
import type { LaunchMode } from '../../../schema/vocabulary/registration.ts'
import type { RequestContext } from '../../context.ts'
import type { OpeningEhr } from '../../domain/ehr-launch.ts'
import { type AuditFacts, auditRow } from '../../events/record-event.ts'
import { tableRow } from '../table-row.ts'
import type { AccessTrail } from './access-trail.ts'
import type { ChangeOutcome, RecordChanges } from './record-changes.ts'

/** One start of an app, as it ended. */
export interface LaunchOutcome {
  environment: LaunchEnvironment
  mode: LaunchMode
  /** Which of the hospital's systems opened the app; undefined where it was opened on its own. */
  ehr: OpeningEhr | undefined
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

/** What happened at the token, revocation or introspection endpoint. */
export type TokenEvent = AuditFacts & {
  action:
    | 'token.issued'
    | 'token.refreshed'
    | 'token.refused'
    | 'token.revoked'
    | 'token.introspected'
    | 'authorization.refused'
    | 'sign-out'
}

/**
 * Writes down what the authorization server did, never the tokens, by one statement: the audit rows, the launch if it was
 * one, that a launch which ended in tokens counts for its app, when a consent was last used (R208, R211, R212, R269, R310),
 * and the codes and tokens behind it. So tokens exist when the audit trail says so, and not otherwise.
 */
export function recordAccess(
  ctx: RequestContext,
  trail: AccessTrail,
  done: {
    event?: TokenEvent
    launch?: LaunchOutcome | undefined
    /** The grant that was used just now, when tokens came of it. */
    usedGrantId?: string | undefined
    /** The records this rests on. When one of them was used before, nothing is written down. */
    changes?: RecordChanges | undefined
  },
): Promise<ChangeOutcome> {
  const { changes, event, launch, usedGrantId } = done
  const facts = [launch && launchFacts(launch), event].filter((each) => each !== undefined)
  return trail.record({
    at: ctx.ports.clock.now(),
    changes,
    audit: facts.map((each) => tableRow(auditRow(ctx, each))),
    launch: launch && tableRow(launchRow(ctx, launch)),
    countedAppId: launch && launch.failure === undefined ? launch.appId : undefined,
    grantId: launch?.grantId ?? usedGrantId,
    isUse: usedGrantId !== undefined,
  })
}

function launchFacts(launch: LaunchOutcome): AuditFacts {
  const { appId, appVersionId, clientId, ehr, environment, failure, mode } = launch
  const { patientRef, scopes, userId, vendorId } = launch
  return {
    action: failure === undefined ? 'launch' : 'launch.refused',
    outcome: failure === undefined ? 'SUCCESS' : 'DENIED',
    appId,
    appVersionId,
    clientId,
    vendorId,
    environment,
    ...(patientRef === undefined ? {} : { patientRef }),
    ...(userId === undefined ? {} : { userRef: userId }),
    scopes,
    detail: { mode, ...(ehr && { ehr }), ...(failure === undefined ? {} : { failure }) },
  }
}

function launchRow(ctx: RequestContext, launch: LaunchOutcome) {
  const { appId, appVersionId, ehr, environment, failure, mode, patientRef, userId } = launch
  return {
    id: crypto.randomUUID(),
    organizationId: ctx.organizationId,
    createdAt: ctx.ports.clock.now(),
    environment,
    mode,
    appId,
    appVersionId,
    userId,
    patientRef,
    ehrName: ehr?.name,
    succeeded: failure === undefined,
    failure,
  }
}
