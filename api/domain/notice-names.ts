import type { GovernancePolicy, PolicySwitch } from '../../schema/vocabulary/governance-policy.ts'
import type { Notice, NoticeRecipient } from '../../schema/vocabulary/notice.ts'

/** Whom a row of the table of notices names, without those the policy leaves out. */
export function namedBy(
  { to, onlyWhere = {} }: Pick<Notice, 'to' | 'onlyWhere'>,
  policy: Pick<GovernancePolicy, PolicySwitch>,
): NoticeRecipient[] {
  return to.filter((who) => {
    const by = onlyWhere[who]
    return by === undefined || policy[by]
  })
}
