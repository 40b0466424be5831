import {
  APP_VERSION_TRANSITIONS,
  type AppVersionTransition,
  TRANSITIONS,
} from '../../../schema/vocabulary/app-transition.ts'
import { TRANSITION_AUDIT_ACTIONS } from '../../../schema/vocabulary/audit-action.ts'
import type { Person } from '../../support/builders.ts'
import { closeIncidents } from '../../support/incidents.ts'
import { REASON } from '../../support/lifecycle.ts'
import { query } from '../../support/sql.ts'
import type { TestPlatform } from '../../support/test-platform.ts'

/** A version as its row says; two readings compare to "nothing moved". */
export interface Standing {
  id: string
  number: number
  status: string
  reviewState: string | null
  revision: number
}

/** One row that a step left in the audit trail or the outbox, with the transaction that wrote it. */
export interface Trace {
  kind: 'audit' | 'outbox'
  action: string
  versionId: string
  from: string
  to: string
  reviewState: string | null
  transaction: string
}

/** Notes the transaction of every audit and outbox row, which delivery would change in the rows themselves. */
export async function noteTransactions({ databaseUrl }: TestPlatform): Promise<void> {
  const statements = [
    'create table walk_trace (at bigserial, kind text, row jsonb, tx text)',
    `create function walk_note() returns trigger language plpgsql as $$ begin
       insert into walk_trace (kind, row, tx) values (tg_argv[0], to_jsonb(new), txid_current()::text);
       return null; end $$`,
    `create trigger walk_audit after insert on audit_event for each row execute function walk_note('audit')`,
    `create trigger walk_outbox after insert on outbox_message for each row execute function walk_note('outbox')`,
  ]
  for (const statement of statements) await query(databaseUrl, statement)
}

/** Reads the moves recorded about an app since a place in the trace. */
export async function tracesSince(
  { databaseUrl }: TestPlatform,
  appId: string,
  at: number,
): Promise<Trace[]> {
  return query(
    databaseUrl,
    `select kind, tx as transaction,
       case kind when 'audit' then row->>'action' else row->'payload'->>'transition' end as action,
       coalesce(row->>'app_version_id', row->'payload'->>'appVersionId') as "versionId",
       coalesce(row->'detail'->>'from', row->'payload'->>'from') as "from",
       coalesce(row->'detail'->>'to', row->'payload'->>'to') as "to",
       row->'payload'->>'reviewState' as "reviewState"
     from walk_trace where walk_trace.at > $2 and (
       (kind = 'audit' and row->>'app_id' = $1 and row->>'action' = any($3))
       or (kind = 'outbox' and row->'payload'->>'appId' = $1 and row->>'type' = 'app-version.moved'))
     order by walk_trace.at`,
    [appId, at, Object.values(TRANSITION_AUDIT_ACTIONS)],
  )
}

export async function lastTrace({ databaseUrl }: TestPlatform): Promise<number> {
  const rows = await query<{ at: number }>(
    databaseUrl,
    'select coalesce(max(at), 0)::int as at from walk_trace',
  )
  return rows[0]?.at ?? 0
}

/** The versions of an app, oldest first. */
export function standingsOf({ databaseUrl }: TestPlatform, appId: string): Promise<Standing[]> {
  return query(
    databaseUrl,
    `select id, number, status, review_state as "reviewState", revision from app_version where app_id = $1 order by number`,
    [appId],
  )
}

/** Says whether the lifecycle table lets a version go from one standing to another by a transition. */
export function isInTable(transition: string, before: Standing, trace: Trace): boolean {
  return TRANSITIONS.some(
    (rule) =>
      rule.transition === transition &&
      rule.from === before.status &&
      rule.to === trace.to &&
      (rule.toReviewState ?? null) === (trace.reviewState ?? null) &&
      (rule.fromReviewStates?.some((state) => state === before.reviewState) ?? true),
  )
}

/** The name of the transition behind an audit action. */
export function transitionOf(action: string): AppVersionTransition | undefined {
  return APP_VERSION_TRANSITIONS.find((name) => TRANSITION_AUDIT_ACTIONS[name] === action)
}

const FIELDS = {
  SUBMIT: 'appVersionSubmit',
  WITHDRAW: 'appVersionWithdraw',
  REQUEST_CHANGES: 'appVersionRequestChanges',
  RESUBMIT: 'appVersionResubmit',
  REJECT: 'appVersionReject',
  APPROVE: 'appVersionApprove',
  RELEASE: 'appVersionRelease',
  SUSPEND: 'appVersionSuspend',
  REINSTATE: 'appVersionReinstate',
  RETIRE: 'appVersionRetire',
  DISCARD: 'appVersionDiscard',
} as const

export type Step = keyof typeof FIELDS
export const STEPS = Object.keys(FIELDS).filter((name): name is Step => Object.hasOwn(FIELDS, name))

/**
 * Asks for a step, whoever asks; answers the codes of what was wrong, and none when it was taken. Before a reinstatement they
 * close the incident, where they may.
 */
export async function ask(
  { client }: Pick<Person, 'client'>,
  step: Step,
  { id, revision }: Pick<Standing, 'id' | 'revision'>,
): Promise<string[]> {
  const versionId = Buffer.from(`AppVersion:${id}`).toString('base64url')
  if (step === 'REINSTATE') await closeIncidents({ client })
  const code = step === 'REJECT' ? ', code: SECURITY_RISK' : ''
  const { data, errors } = await client.ask<{ it: { userErrors: { code: string }[] } }, never>(
    `mutation { it: ${FIELDS[step]}(input: { versionId: "${versionId}", expectedRevision: ${revision},
       reason: "${REASON}"${code} }) { userErrors { code } } }`,
  )
  return [
    ...errors.map(({ extensions }) => extensions.code),
    ...(data?.it.userErrors ?? []).map((each) => each.code),
  ]
}
