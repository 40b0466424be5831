import { LockMode } from '@mikro-orm/core'
import { clientSettingsOf } from '../../api/commands/review/client-settings.ts'
import type { RequestContext } from '../../api/context.ts'
import { businessDaysAfter } from '../../api/domain/governance/business-days.ts'
import { checkSubmission } from '../../api/domain/submission.ts'
import { OAuthClient } from '../../api/entities/access/oauth-client.entity.ts'
import { ScopeGrant } from '../../api/entities/access/scope-grant.entity.ts'
import { App } from '../../api/entities/app/app.entity.ts'
import { AppVersion } from '../../api/entities/app/app-version.entity.ts'
import { Attestation } from '../../api/entities/app/attestation.entity.ts'
import { AttestationText } from '../../api/entities/app/attestation-text.entity.ts'
import { ReviewTemplate } from '../../api/entities/app/review-template.entity.ts'
import { ScopeRequest } from '../../api/entities/app/scope-request.entity.ts'
import { StageReview } from '../../api/entities/app/stage-review.entity.ts'
import { recordEvent } from '../../api/events/record-event.ts'
import { submissionDraftOf } from '../../api/queries/registration/submission-draft-of.ts'
import { randomToken } from '../../api/secrets.ts'
import { TRANSITION_AUDIT_ACTIONS } from '../../schema/vocabulary/audit-action.ts'
import { FIRST_TEMPLATES } from '../../schema/vocabulary/review-template.ts'
import { stageRule } from '../../schema/vocabulary/stage.ts'
import { type Command, serveCommand } from './serve-command.ts'

/**
 * The same by the unit of work, as MikroORM's documentation has it: find the entities in a transaction, change and
 * create them, flush. The checks are the product's own.
 *
 * @see https://mikro-orm.io/docs/transactions
 */
const submit: Command = (request, input) =>
  request.em.transactional(async (em) => {
    const ctx = { ...request, em }
    const locked = { lockMode: LockMode.PESSIMISTIC_WRITE } as const
    const version = await em.findOneOrFail(AppVersion, { id: input.versionId }, locked)
    const app = await em.findOneOrFail(App, { id: version.appId }, locked)
    if (!ctx.viewer?.vendorIds.some(({ vendorId }) => vendorId === app.vendorId))
      throw new Error('There is no such version.')
    if (version.revision !== input.expectedRevision || version.status !== 'DRAFT')
      throw new Error('Somebody changed this in the meantime.')
    const scopes = await scopesOf(ctx, version)
    await requireAnswer(ctx, version)
    Object.assign(version, {
      status: 'IN_REVIEW',
      reviewState: 'WAITING',
      statusChangedAt: ctx.ports.clock.now(),
      submittedAt: ctx.ports.clock.now(),
      submittedById: ctx.viewer.userId,
    })
    await openSandbox(ctx, { version, app, scopes })
    await openIntake(ctx, version)
    recordMove(ctx, version, app)
    await em.flush()
    return version
  })

await serveCommand(submit)

async function scopesOf({ em }: RequestContext, version: AppVersion): Promise<string[]> {
  const where = { appVersionId: version.id }
  const requests = await em.find(ScopeRequest, where, { orderBy: { position: 'asc' } })
  const faults = checkSubmission(submissionDraftOf(version, requests), 'submit')
  if (faults.length) throw new Error(JSON.stringify(faults))
  return requests.map(({ scope }) => scope)
}

async function requireAnswer({ em }: RequestContext, version: AppVersion): Promise<void> {
  const { organizationId } = version
  const newest = { orderBy: { version: 'desc' } } as const
  const text = await em.findOneOrFail(AttestationText, { organizationId }, newest)
  await em.findOneOrFail(Attestation, { appVersionId: version.id, textId: text.id })
}

/** The client of the sandbox, and a grant for each scope in place of those that stand. */
async function openSandbox(
  ctx: RequestContext,
  { version, app, scopes }: { version: AppVersion; app: App; scopes: readonly string[] },
): Promise<void> {
  const { em, organizationId } = ctx
  const environment = 'SANDBOX' as const
  const known = await em.findOne(OAuthClient, { appId: app.id, environment })
  const settings = clientSettingsOf(version)
  const named = { organizationId, appId: app.id, environment, clientId: randomToken().slice(0, 22) }
  const client = known
    ? em.assign(known, settings)
    : em.create(OAuthClient, { ...named, ...settings })
  const at = { appVersionId: version.id, environment }
  for (const grant of await em.find(ScopeGrant, { ...at, endedAt: null }))
    grant.endedAt = ctx.ports.clock.now()
  const given = {
    ...at,
    organizationId,
    ownerId: app.ownerId,
    grantedById: ctx.viewer?.userId ?? null,
  }
  for (const scope of scopes) em.create(ScopeGrant, { ...given, scope })
  const action = known ? 'client.updated' : 'client.created'
  recordEvent(ctx, { action, appId: app.id, environment, clientId: client.clientId })
  recordEvent(ctx, { action: 'scope-grant.given', appId: app.id, ...at, scopes: [...scopes] })
}

/** The first stage of the review, with the points of the hospital's newest form. */
async function openIntake({ em, organizationId, ports }: RequestContext, version: AppVersion) {
  const at = ports.clock.now()
  const newest = { orderBy: { version: 'desc' } } as const
  const form = await em.findOne(ReviewTemplate, { organizationId, kind: 'INTAKE_FORM' }, newest)
  const items = form?.items ?? FIRST_TEMPLATES.INTAKE_FORM.items
  em.create(StageReview, {
    organizationId,
    appVersionId: version.id,
    stage: 'INTAKE',
    state: 'IN_PROGRESS',
    startedAt: at,
    dueAt: businessDaysAfter(at, stageRule('INTAKE').days ?? 0),
    checklist: items.map((item) => ({ ...item, satisfied: false })),
    templateVersion: form?.version ?? 1,
  })
}

function recordMove(ctx: RequestContext, version: AppVersion, app: App): void {
  const subject = { vendorId: app.vendorId, appId: app.id, appVersionId: version.id }
  const moved = { from: 'DRAFT', to: 'IN_REVIEW' } as const
  recordEvent(
    ctx,
    { action: TRANSITION_AUDIT_ACTIONS.SUBMIT, ...subject, detail: moved },
    {
      type: 'app-version.moved',
      transition: 'SUBMIT',
      ...subject,
      ...moved,
      reviewState: version.reviewState ?? null,
      reason: null,
    },
  )
}
