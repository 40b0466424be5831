import type { NoticeMail, NoticeRecipient } from '../../../schema/vocabulary/notice.ts'
import { type Ability, permissionCell } from '../../../schema/vocabulary/permission.ts'
import { REVIEWER_ROLES, ROLES, type Role } from '../../../schema/vocabulary/role.ts'
import { STAGES } from '../../../schema/vocabulary/stage.ts'
import type { EntityManager } from '../../ports.ts'
import type { NoticeFacts } from './facts.ts'

/** Somebody who is told, as what, and how they want to be. */
export interface Recipient {
  userId: string
  email: string
  firstName: string
  why: NoticeRecipient
  mail: NoticeMail
}

/** People as a statement with one column, their ids. */
interface People {
  sql: string
  values: unknown[]
}

/**
 * Finds everybody one row of the table of notices names, each once, as the first thing they are named as. One statement.
 * Closed accounts are nobody, and who did it need not be told.
 */
export async function recipientsOf(
  em: EntityManager,
  facts: NoticeFacts,
  notice: { event: string; to: readonly NoticeRecipient[] },
): Promise<Recipient[]> {
  const groups = notice.to.map((why, rank) => ({ why, rank, people: PEOPLE[why](facts) }))
  const union = groups.map(
    ({ people }) => `select id, ? as why, ?::int as rank from (${people.sql}) s`,
  )
  const values = groups.flatMap(({ why, rank, people }) => [why, rank, ...people.values])
  return em.execute<Recipient[]>(
    `select distinct on (u.id) u.id as "userId", u.email, u.first_name as "firstName", r.why,
       coalesce(p.mail, 'AT_ONCE') as mail
     from (${union.join(' union all ')}) r
     join user_account u on u.id = r.id and u.disabled_at is null and u.id is distinct from ?::uuid
     left join notice_preference p on p.user_id = u.id and p.event = ?
     order by u.id, r.rank`,
    [...values, facts.detail.actorId ?? null, notice.event],
  )
}

const NOBODY: People = { sql: 'select id from user_account where false', values: [] }

/** Who each name in the table of notices is. Departments, stages and alerts come with their features. */
const PEOPLE: Readonly<Record<NoticeRecipient, (facts: NoticeFacts) => People>> = {
  NEW_ACCOUNT: () => NOBODY, // told by the mail that proves the address
  SUBMITTER: ({ version }) => ids([version?.submittedById]),
  VENDOR_MEMBERS: vendorMembers,
  REGISTERED_ADDRESS: ({ ownerId }) => ids([ownerId]),
  APP_OWNER: ({ ownerId }) => ids([ownerId]),
  STAGE_OWNER: stageOwners,
  APP_ADMIN: (facts) => hospital(facts, ['APP_ADMIN']),
  REVIEWERS: (facts) => hospital(facts, REVIEWER_ROLES),
  SECURITY_REVIEWER: (facts) => hospital(facts, ['SECURITY_REVIEWER']),
  SECURITY_OFFICER: (facts) => hospital(facts, ['SECURITY_OFFICER']),
  OTHER_SIDE: otherSide,
  DEPARTMENTS: () => NOBODY, // nobody asks for the activation of an app yet
  CONSENTING_USERS: ({ appId }) => ({
    sql: `select distinct user_id as id from consent where app_id = ? and environment = 'PRODUCTION'
      and revoked_at is null`,
    values: [appId],
  }),
  CONSENTING_USER: ({ detail }) => ids([detail.consent?.userId]),
}

/** Whoever took the stage on, else everybody of its roles; of a version as a whole, the owners of its open stages. */
function stageOwners(facts: NoticeFacts): People {
  const { stage } = facts.detail
  const roles = STAGES.map((rule) => {
    const owners = rule.owners.filter((role) => role !== 'VENDOR_OWNER')
    return { stage: rule.stage, people: hospital(facts, owners) }
  }).filter((each) => !stage || each.stage === stage)
  const open = `select from stage_review s where s.app_version_id = ? and s.stage = ?
    and (s.owner_id is null or s.owner_id = h.id) and (s.state = 'IN_PROGRESS' or s.stage = 'INTAKE')`
  const groups = roles.map(
    ({ people }) => `select h.id from (${people.sql}) h where exists (${open})`,
  )
  return {
    sql: groups.join(' union '),
    values: roles.flatMap(({ stage: name, people }) => [
      ...people.values,
      facts.version?.id ?? null,
      name,
    ]),
  }
}

function ids(known: readonly (string | null | undefined)[]): People {
  const found = known.filter((id) => id !== null && id !== undefined)
  return { sql: 'select unnest(?::uuid[]) as id', values: [`{${found.join(',')}}`] }
}

/** Owners and developers; whoever only looks is not bothered. */
function vendorMembers({ vendorId }: NoticeFacts): People {
  return {
    sql: `select user_id as id from vendor_member where vendor_id = ? and role in ('OWNER', 'DEVELOPER')`,
    values: [vendorId],
  }
}

/** People of the hospital by role, without those who work for the vendor: they hear of it as the vendor does. */
function hospital({ vendorId }: NoticeFacts, roles: readonly Role[]): People {
  return {
    sql: `select id from user_account a where roles && ?::text[] and not exists (
      select from vendor_member m where m.user_id = a.id and m.vendor_id = ?)`,
    values: [`{${roles.join(',')}}`, vendorId],
  }
}

/** The vendor hears of reviewers; reviewers hear of the vendor, and of each other when they write among themselves. */
function otherSide(facts: NoticeFacts): People {
  const { message } = facts.detail
  if (!message) return NOBODY
  const isInternal = message.visibility === 'REVIEWERS_ONLY'
  if (!isInternal && !message.isByVendor) return vendorMembers(facts)
  return reviewersInThread(facts, isInternal ? 'message.post-internal' : 'message.post')
}

/** Intake, and everybody of the hospital who wrote about this app and still may. */
function reviewersInThread(facts: NoticeFacts, ability: Ability): People {
  const intake = hospital(facts, ['INTAKE_REVIEWER'])
  const holders = hospital(
    facts,
    ROLES.filter((role) => permissionCell(ability, role) === 'Y'),
  )
  return {
    sql: `${intake.sql} union select id from (${holders.sql}) h where id in (
      select m.author_id from message m join app_version v on v.id = m.app_version_id where v.app_id = ?)`,
    values: [...intake.values, ...holders.values, facts.appId],
  }
}
