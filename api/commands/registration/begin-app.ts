import { TEXT_LIMITS } from '../../../schema/vocabulary/limits.ts'
import type { RequestContext, SignedInViewer } from '../../context.ts'
import { ok } from '../../domain/result.ts'
import { App } from '../../entities/app/app.entity.ts'
import { AppVersion } from '../../entities/app/app-version.entity.ts'
import { recordEvent } from '../../events/record-event.ts'
import { lengthFaults } from '../field-checks.ts'
import type { CommandResult } from '../user-fault.ts'
import { freeSlug } from './free-slug.ts'
import type { OpenDraft } from './open-draft.ts'

/** Begins an app with its first version, an empty draft (R027). */
export async function beginApp(
  ctx: RequestContext,
  viewer: SignedInViewer,
  input: { name?: string | undefined },
): Promise<CommandResult<OpenDraft>> {
  const faults = lengthFaults({ name: input.name }, TEXT_LIMITS.name)
  const membership = viewer.vendorIds[0]
  if (faults.length || !membership) return { ok: false, error: faults }
  const name = (input.name ?? '').trim()
  const now = ctx.ports.clock.now()
  const owned = { organizationId: ctx.organizationId, createdAt: now, updatedAt: now, revision: 1 }
  const app = ctx.em.create(App, {
    ...owned,
    id: crypto.randomUUID(),
    vendorId: membership.vendorId,
    ownerId: viewer.userId,
    slug: await freeSlug(ctx, name),
    name,
    supportContact: viewer.email,
    runtimeModel: 'VENDOR_SAAS',
    riskTier: 'LOW',
    launchCount: 0,
  })
  const version = ctx.em.create(AppVersion, {
    ...owned,
    id: crypto.randomUUID(),
    appId: app.id,
    number: 1,
    status: 'DRAFT',
    statusChangedAt: now,
    name,
    operatingSystems: [],
    redirectUrls: [],
    audiences: [],
    uses: [],
    fhirVersions: [],
    compliance: [],
    clientType: 'CONFIDENTIAL_SYMMETRIC', // R076: confidential unless said otherwise
    launchModes: [],
  })
  recordEvent(ctx, { action: 'app.created', vendorId: app.vendorId, appId: app.id })
  return ok({ version, app, scopes: [] })
}
