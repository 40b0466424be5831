import {
  NOTICES,
  type Notice,
  type NoticeEvent,
  type NoticeRecipient,
} from '../../schema/vocabulary/notice.ts'
import type { Role } from '../../schema/vocabulary/role.ts'
import { REVIEWER_ROLES } from '../../schema/vocabulary/role.ts'
import { can, type Viewer } from './abilities.ts'

/** The kinds of notice a person may get and choose the mail of: those that somebody sends, and that concern them. */
export function noticesFor(viewer: Viewer): (Notice & { event: NoticeEvent })[] {
  const rows: readonly (Notice & { event: NoticeEvent })[] = NOTICES
  return rows.filter(
    ({ isShown, waitsFor, to }) => isShown && !waitsFor && to.some((who) => CONCERNS[who](viewer)),
  )
}

const isVendor = (viewer: Viewer) => viewer.vendorIds.some(({ role }) => role !== 'VIEWER')
const holdsAny = (roles: readonly Role[]) => (viewer: Viewer) =>
  viewer.roles.some((role) => roles.includes(role))

const CONCERNS: Readonly<Record<NoticeRecipient, (viewer: Viewer) => boolean>> = {
  NEW_ACCOUNT: () => false,
  SUBMITTER: isVendor,
  VENDOR_MEMBERS: isVendor,
  REGISTERED_ADDRESS: isVendor,
  APP_OWNER: isVendor,
  STAGE_OWNER: holdsAny(['INTAKE_REVIEWER']),
  APP_ADMIN: holdsAny(['APP_ADMIN']),
  REVIEWERS: holdsAny(REVIEWER_ROLES),
  CONTRACT_REVIEWER: holdsAny(['CONTRACT_REVIEWER']),
  INTAKE_REVIEWER: holdsAny(['INTAKE_REVIEWER']),
  SECURITY_REVIEWER: holdsAny(['SECURITY_REVIEWER']),
  SECURITY_OFFICER: holdsAny(['SECURITY_OFFICER']),
  OTHER_SIDE: (viewer) => isVendor(viewer) || can(viewer, 'message.post-internal'),
  DEPARTMENTS: holdsAny(['DEPARTMENT_LEAD']),
  CONSENTING_USERS: holdsAny(['PATIENT', 'CLINICIAN', 'DEPARTMENT_LEAD']),
  CONSENTING_USER: holdsAny(['PATIENT', 'CLINICIAN', 'DEPARTMENT_LEAD']),
}
