import {
  PATIENT_APP_REJECTION_CODES,
  REJECTION_CODE_NAMES,
} from '../../../schema/vocabulary/registration.ts'
import type { RequestContext } from '../../context.ts'
import { ok } from '../../domain/result.ts'
import type { VersionAndApp } from '../registration/find-version.ts'
import { type CommandResult, refuse } from '../user-fault.ts'
import type { MoveInput } from './move-app-version.ts'

/** An app for patients is turned away on the grounds the law leaves, and on no other (R082, A19 O3). */
export async function rejectionGuard(
  _ctx: RequestContext,
  { version }: VersionAndApp,
  { code }: MoveInput,
): Promise<CommandResult<unknown>> {
  const isForPatients = version.audiences.includes('PATIENT')
  if (!code || !isForPatients || PATIENT_APP_REJECTION_CODES.includes(code)) return ok(undefined)
  const grounds = PATIENT_APP_REJECTION_CODES.map((name) => `“${REJECTION_CODE_NAMES[name]}”`)
  return refuse({
    code: 'REASON_NOT_PERMITTED',
    message: `An app for patients can be rejected on these grounds only: ${grounds.join(', ')}.`,
    path: ['code'],
  })
}
