import type { GovernancePolicy, PolicySwitch } from '../../schema/vocabulary/governance-policy.ts'
import {
  NOTICES,
  type Notice,
  type NoticeEvent,
  type NoticeRecipient,
} from '../../schema/vocabulary/notice.ts'
import type { Role } from '../../schema/vocabulary/role.ts'
import { REVIEWER_ROLES } from '../../schema/vocabulary/role.ts'
import { GOVERNANCE_STAGES, type GovernanceStage, STAGES } from '../../schema/vocabulary/stage.ts'
import { can, type Viewer } from './abilities.ts'
import { namedBy } from './notice-names.ts'

/**
 * The kinds of notice a person may get and choose the mail of: those that somebody sends, and that concern them by the
 * policy in force.
 */
export function noticesFor(
  viewer: Viewer,
  policy: Pick<GovernancePolicy, PolicySwitch>,
): (Notice & { event: NoticeEvent })[] {
  const rows: readonly (Notice & { event: NoticeEvent })[] = NOTICES
  return rows.filter(
    (row) => row.isShown && namedBy(row, policy).some((who) => CONCERNS[who](viewer, row.event)),
  )
}

const isVendor = (viewer: Viewer) => viewer.vendorIds.some(({ role }) => role !== 'VIEWER')
const holdsAny = (roles: readonly Role[]) => (viewer: Viewer) =>
  viewer.roles.some((role) => roles.includes(role))

/** The stages whose owners hear of an event; of one that is not named here, all that people are told to decide. */
const STAGES_TOLD: Readonly<Partial<Record<NoticeEvent, readonly GovernanceStage[]>>> = {
  'pilot.started': ['PILOT'],
  'pilot.ending': ['PILOT'],
  'pilot.ended': ['PILOT'],
  'stage.opened': GOVERNANCE_STAGES,
}
const WITH_A_DATE = STAGES.filter(({ days }) => days !== null).map(({ stage }) => stage)

const ownsStage = (viewer: Viewer, event: NoticeEvent) =>
  (STAGES_TOLD[event] ?? WITH_A_DATE).some((stage) => viewer.ownStages.includes(stage))

const CONCERNS: Readonly<Record<NoticeRecipient, (viewer: Viewer, event: NoticeEvent) => boolean>> =
  {
    NEW_ACCOUNT: () => false,
    SUBMITTER: isVendor,
    VENDOR_MEMBERS: isVendor,
    REGISTERED_ADDRESS: isVendor,
    APP_OWNER: isVendor,
    STAGE_OWNER: ownsStage,
    APP_ADMIN: holdsAny(['APP_ADMIN']),
    REVIEWERS: holdsAny(REVIEWER_ROLES),
    CONTRACT_REVIEWER: holdsAny(['CONTRACT_REVIEWER']),
    INTAKE_REVIEWER: holdsAny(['INTAKE_REVIEWER']),
    SECURITY_REVIEWER: holdsAny(['SECURITY_REVIEWER']),
    SECURITY_OFFICER: holdsAny(['SECURITY_OFFICER']),
    OTHER_SIDE: (viewer) => isVendor(viewer) || can(viewer, 'message.post-internal'),
    PILOT_STARTER: holdsAny([...REVIEWER_ROLES, 'APP_ADMIN']),
    PILOT_USERS: holdsAny(['PATIENT', 'CLINICIAN', 'DEPARTMENT_LEAD']),
    DEPARTMENTS: holdsAny(['DEPARTMENT_LEAD']),
    CONSENTING_USERS: holdsAny(['PATIENT', 'CLINICIAN', 'DEPARTMENT_LEAD']),
    CONSENTING_USER: holdsAny(['PATIENT', 'CLINICIAN', 'DEPARTMENT_LEAD']),
  }
