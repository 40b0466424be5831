import type { LaunchEnvironment } from '../../../schema/vocabulary/launch-environment.ts'
import type { LaunchMode } from '../../../schema/vocabulary/registration.ts'
import type { RequestContext } from '../../context.ts'
import type { OpeningEhr } from '../../domain/ehr-launch.ts'
import { type AuditFacts, auditRow } from '../../events/record-event.ts'
import { insertAuditRows } from '../event-sql.ts'
import { tableRow } from '../table-row.ts'
import {
  type ChangeOutcome,
  changeParts,
  IF_PASSED,
  outcomeOf,
  type PassedRow,
  type RecordChanges,
  type StatementPart,
} from './record-changes.ts'

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
export async function recordAccess(
  ctx: RequestContext,
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
  const rows = facts.map((each) => tableRow(auditRow(ctx, each)))
  const parts: StatementPart[] = [
    ...(changes ? changeParts(changes, ctx.ports.clock.now()) : [UNCHANGED]),
    { sql: CONSENT, values: [launch?.grantId ?? usedGrantId ?? null] },
    { sql: `audited as (${insertAuditRows('known')})`, values: [JSON.stringify(rows)] },
    ...(launch
      ? [{ sql: LAUNCHED, values: [JSON.stringify(tableRow(launchRow(ctx, launch)))] }]
      : []),
    ...(launch && launch.failure === undefined ? [{ sql: COUNTED, values: [launch.appId] }] : []),
    ...(usedGrantId ? [{ sql: USED, values: [ctx.ports.clock.now()] }] : []),
  ]
  const sql = `with ${parts.map((part) => part.sql).join(',\n')}\nselect "isFresh", "isUnspent" from passed`
  const values = parts.flatMap((part) => part.values)
  return outcomeOf(await ctx.ports.rowWriter.write<PassedRow>(sql, values))
}

/** Nothing else was changed, so nothing can stand in the way. */
const UNCHANGED = {
  sql: 'passed as materialized (select true as "isFresh", true as "isUnspent")',
  values: [],
}

/** One row, if what it rests on passed; what it names is absent where no consent stands behind the grant. */
const CONSENT = `known as materialized (
  select (select c.id from consent c where c.grant_id = ?::text) as consent_id from passed where ${IF_PASSED}
)`

const LAUNCHED = `launched as (
  insert into launch (id, organization_id, created_at, environment, mode, app_id, app_version_id, consent_id, user_id,
    patient_ref, ehr_name, succeeded, failure)
  select g.id, g.organization_id, g.created_at, g.environment, g.mode, g.app_id, g.app_version_id, known.consent_id,
    g.user_id, g.patient_ref, g.ehr_name, g.succeeded, g.failure
  from known, jsonb_populate_record(null::launch, ?::jsonb) g
)`

const COUNTED = `counted as (update app set launch_count = launch_count + 1 from known where app.id = ?::uuid)`

const USED = `used as (
  update consent set last_used_at = ?::timestamptz from known where consent.id = known.consent_id
)`

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
