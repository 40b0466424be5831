import { catalogWith } from '../../../schema/vocabulary/scope-catalog.ts'
import type { RequestContext } from '../../context.ts'
import { type KeySetCheck, keySetDetail } from '../../domain/key-set.ts'
import { ok } from '../../domain/result.ts'
import { signsWithKeys } from '../../domain/submission/addresses.ts'
import { checkSubmission } from '../../domain/submission.ts'
import { maySee } from '../../domain/visibility.ts'
import { submissionDraftOf } from '../../queries/registration/submission-draft-of.ts'
import { switchedOffFaults } from '../../queries/registration/switched-off.ts'
import { type VersionFile, versionFile } from '../../queries/registration/version-file.ts'
import { requireViewer } from '../authorize.ts'
import type { VersionAndApp } from '../registration/find-version.ts'
import { type CommandResult, notFound, refuse, stale } from '../user-fault.ts'
import { attestationRefused } from './attestation-guard.ts'
import { type MoveInput, mayMove } from './move-app-version.ts'
import { writeSubmission } from './write-submission.ts'

type Submission = 'SUBMIT' | 'RESUBMIT'

/**
 * Hands a version in for review, or says what is missing: every field, every scope, an answer on the terms in force
 * (R060-R086).
 *
 * One statement reads all of it and one writes all of it (status, risk, sandbox client and grants, audit, outbox), so
 * that the cost does not grow with the scopes. The second writes nothing when the version changed in between.
 *
 * @throws ForbiddenError for people who may see the version but not submit it.
 */
export async function submitAppVersion(
  ctx: RequestContext,
  input: MoveInput,
  transition: Submission,
): Promise<CommandResult<VersionAndApp>> {
  const first = await attempt(ctx, input, transition)
  return (
    first ??
    (await attempt(ctx, input, transition)) ??
    stale(input.expectedRevision, input.expectedRevision + 1)
  )
}

/** Undefined when the version changed between reading and writing. */
async function attempt(
  ctx: RequestContext,
  input: MoveInput,
  transition: Submission,
): Promise<CommandResult<VersionAndApp> | undefined> {
  const viewer = requireViewer(ctx)
  const found = await versionFile(ctx, input)
  if (!found || !maySee(viewer, found.app.vendorId, found.version.status))
    return notFound('version', ['versionId'])
  const move = { transition, ability: 'app-version.submit' } as const
  const allowed = await mayMove(ctx, found, { input, move })
  if (!allowed.ok) return allowed
  const whole = await checkWhole(ctx, found)
  if (!whole.ok) return whole
  const keySet = await readKeySet(ctx, found)
  if (keySet?.problem) {
    const message = `The key set cannot be used. ${keySet.problem}`
    return refuse({ code: 'INVALID', message, path: ['jwksUrl'] })
  }
  const probe = keySet && keySetDetail(keySet)
  const isWritten = await writeSubmission(ctx, found, { transition, probe, ...allowed.value })
  return isWritten ? ok(found) : undefined
}

async function checkWhole(
  ctx: RequestContext,
  { version, app, scopes, isAttested, scopeOverrides }: VersionFile,
): Promise<CommandResult<unknown>> {
  const catalog = catalogWith(scopeOverrides)
  const faults = [
    ...checkSubmission(submissionDraftOf(version, scopes), 'submit', catalog),
    ...(await switchedOffFaults(ctx, { appId: app.id, scopes, catalog })),
  ]
  if (faults.length === 0) return isAttested ? ok(undefined) : attestationRefused()
  const error = faults.map((fault) => ({ kind: 'field' as const, ...fault, path: [...fault.path] }))
  return { ok: false, error }
}

/** The key set at an address, where that is what the app signs with; no connection is held while it is read. */
async function readKeySet(
  ctx: RequestContext,
  { version: { clientType, jwks, jwksUrl } }: VersionFile,
): Promise<KeySetCheck | undefined> {
  return jwksUrl && !jwks && signsWithKeys(clientType) ? ctx.ports.keySets.read(jwksUrl) : undefined
}
