import { FIRST_POLICY } from '../../../schema/vocabulary/governance-policy.ts'
import type { Notice, NoticeMail, NoticeRecipient } from '../../../schema/vocabulary/notice.ts'
import { type Ability, permissionCell } from '../../../schema/vocabulary/permission.ts'
import { REVIEWER_ROLES, ROLES, type Role } from '../../../schema/vocabulary/role.ts'
import { type GovernanceStage, STAGES } from '../../../schema/vocabulary/stage.ts'
import { presentPolicy } from '../../domain/governance/policy-book.ts'
import { namedBy } from '../../domain/notice-names.ts'
import { STANDING } from '../../queries/access/remembered-consents.ts'
import { policies } from '../../queries/platform/hospital-rules.ts'
import type { HandlerContext } from '../handler.ts'
import type { NoticeFacts } from './facts.ts'

/** Somebody who is told, as what, and how they want to be. */
export interface Recipient {
  userId: string
  email: string
  firstName: string
  why: NoticeRecipient
  mail: NoticeMail
}

/** One row of the table of notices, and what it is about. */
export interface Asking {
  facts: NoticeFacts
  notice: Pick<Notice, 'event' | 'to' | 'onlyWhere'>
}

/** People by what they are; what is absent names nobody, and those of the hospital can be narrowed. */
interface People {
  ids?: (string | null | undefined)[]
  /** Owners and developers of this vendor; whoever only looks is not bothered. */
  membersOf?: string
  /** People of the hospital by role, without those who work for `notOf`: they hear of it as the vendor does. */
  roles?: readonly Role[]
  notOf?: string
  /** Only who took this stage of the version on; everybody while nobody did. */
  stage?: GovernanceStage
  stageOf?: string | undefined
  /** Only who wrote about this app. */
  wroteAbout?: string
  /** Those who let this app of production read for them, and still do. */
  consentedTo?: string
  /** Those who asked for this app for their department, unless they were declined or took it back. */
  askedFor?: string
}

/**
 * Finds everybody the table of notices names, for each asking in their order: each person once, as the first thing they
 * are named as. One statement, however much is asked, and one more where the policy has a say. Closed accounts are nobody,
 * and who did it need not be told.
 */
export async function recipientsOf(
  ctx: Pick<HandlerContext, 'em' | 'ports' | 'organizationId'>,
  askings: readonly Asking[],
): Promise<Recipient[][]> {
  const isByPolicy = askings.some(({ notice }) => notice.onlyWhere)
  const policy = isByPolicy ? presentPolicy(await policies(ctx)) : FIRST_POLICY
  const groups = askings.flatMap(({ facts, notice }, place) =>
    namedBy(notice, policy).flatMap((why, rank) =>
      PEOPLE[why](facts).map((people) => ({
        ...{ place, why, rank, event: notice.event, actorId: facts.detail.actorId },
        ...people,
      })),
    ),
  )
  const found: Recipient[][] = askings.map(() => [])
  if (!groups.length) return found
  const values = [JSON.stringify(groups), ctx.ports.clock.now()]
  const rows = await ctx.ports.rowReader.rows<Recipient & { place: number }>(RECIPIENTS, values)
  for (const { place, ...recipient } of rows) found[place]?.push(recipient)
  return found
}

const RECIPIENTS = `
with asked as materialized (
  select * from jsonb_to_recordset(?::jsonb) as x(place int, why text, rank int, event text, "actorId" uuid, ids uuid[],
    "membersOf" uuid, roles text[], "notOf" uuid, stage text, "stageOf" uuid, "wroteAbout" uuid, "consentedTo" uuid, "askedFor" uuid)
),
named as (
  select place, why, rank, event, "actorId", unnest(ids) as id from asked
  union all
  select place, why, rank, event, "actorId", m.user_id from asked
  join vendor_member m on m.vendor_id = asked."membersOf" and m.role in ('OWNER', 'DEVELOPER')
  union all
  select place, why, rank, event, "actorId", h.id from asked
  join user_account h on h.roles && asked.roles
  where not exists (select from vendor_member m where m.user_id = h.id and m.vendor_id = asked."notOf")
    and (asked.stage is null or exists (
      select from stage_review s where s.app_version_id = asked."stageOf" and s.stage = asked.stage
        and (s.owner_id is null or s.owner_id = h.id)
        and (s.state = 'IN_PROGRESS' or s.stage = 'INTAKE' or (s.state = 'NOT_STARTED' and s.started_at is not null))))
    and (asked."wroteAbout" is null or exists (
      select from message m join app_version v on v.id = m.app_version_id
      where m.author_id = h.id and v.app_id = asked."wroteAbout"))
  union all
  select place, why, rank, event, "actorId", c.user_id from asked
  join consent c on c.app_id = asked."consentedTo" and c.environment = 'PRODUCTION' and ${STANDING}
  union all
  select place, why, rank, event, "actorId", r.requested_by_id from asked
  join activation_request r on r.app_id = asked."askedFor" and r.state in ('OPEN', 'ACTIVATED')
)
select distinct on (n.place, u.id) n.place, u.id as "userId", u.email, u.first_name as "firstName", n.why,
  coalesce(p.mail, 'AT_ONCE') as mail
from named n
join user_account u on u.id = n.id and u.disabled_at is null and u.id is distinct from n."actorId"
left join notice_preference p on p.user_id = u.id and p.event = n.event
order by n.place, u.id, n.rank`

/** Who each name in the table of notices is. */
const PEOPLE: Readonly<Record<NoticeRecipient, (facts: NoticeFacts) => People[]>> = {
  NEW_ACCOUNT: () => [], // told by the mail that proves the address
  SUBMITTER: ({ version }) => [{ ids: [version?.submittedById] }],
  VENDOR_MEMBERS: ({ vendorId }) => [{ membersOf: vendorId }],
  REGISTERED_ADDRESS: ({ ownerId }) => [{ ids: [ownerId] }],
  APP_OWNER: ({ ownerId }) => [{ ids: [ownerId] }],
  STAGE_OWNER: stageOwners,
  APP_ADMIN: (facts) => (facts.detail.tells === 'OWNER' ? [] : [hospital(facts, ['APP_ADMIN'])]),
  REVIEWERS: (facts) => [hospital(facts, REVIEWER_ROLES)],
  SECURITY_REVIEWER: (facts) => [hospital(facts, ['SECURITY_REVIEWER'])],
  SECURITY_OFFICER: (facts) => [hospital(facts, ['SECURITY_OFFICER'])],
  OTHER_SIDE: otherSide,
  PILOT_STARTER: ({ detail }) => [{ ids: [detail.pilot?.startedById] }],
  PILOT_USERS: ({ detail }) => [{ ids: detail.pilot?.userIds ?? [] }],
  CONTRACT_REVIEWER: (facts) => [hospital(facts, ['CONTRACT_REVIEWER'])],
  INTAKE_REVIEWER: (facts) => [hospital(facts, ['INTAKE_REVIEWER'])],
  DEPARTMENTS: ({ appId, detail }) =>
    detail.activation ? [{ ids: [detail.activation.requestedById] }] : [{ askedFor: appId }],
  CONSENTING_USERS: ({ appId }) => [{ consentedTo: appId }],
  CONSENTING_USER: ({ detail }) => [{ ids: [detail.consent?.userId] }],
}

/** Whoever took the stage on, else everybody of its roles; of a version as a whole, the owners of stages that are open or were interrupted. */
function stageOwners(facts: NoticeFacts): People[] {
  const { stage, tells } = facts.detail
  if (tells === 'APP_ADMIN') return []
  return STAGES.filter((rule) => !stage || rule.stage === stage).map((rule) => ({
    ...hospital(
      facts,
      rule.owners.filter((role) => role !== 'VENDOR_OWNER'),
    ),
    stage: rule.stage,
    stageOf: facts.version?.id,
  }))
}

function hospital({ vendorId }: NoticeFacts, roles: readonly Role[]): People {
  return { roles, notOf: vendorId }
}

/** The vendor hears of reviewers; reviewers hear of the vendor, and of each other when they write among themselves. */
function otherSide(facts: NoticeFacts): People[] {
  const { message } = facts.detail
  if (!message) return []
  const isInternal = message.visibility === 'REVIEWERS_ONLY'
  if (!isInternal && !message.isByVendor) return [{ membersOf: facts.vendorId }]
  return reviewersInThread(facts, isInternal ? 'message.post-internal' : 'message.post')
}

/** Intake, and everybody of the hospital who wrote about this app and still may. */
function reviewersInThread(facts: NoticeFacts, ability: Ability): People[] {
  const holders = ROLES.filter((role) => permissionCell(ability, role) === 'Y')
  return [
    hospital(facts, ['INTAKE_REVIEWER']),
    { ...hospital(facts, holders), wroteAbout: facts.appId },
  ]
}
