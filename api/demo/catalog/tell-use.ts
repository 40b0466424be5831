import type { LaunchMode } from '../../../schema/vocabulary/registration.ts'
import { catalogWith } from '../../../schema/vocabulary/scope-catalog.ts'
import { describeScope } from '../../../schema/vocabulary/scope-description.ts'
import { AccessTrail } from '../../commands/access/access-trail.ts'
import { giveConsent } from '../../commands/access/give-consent.ts'
import { recordAccess } from '../../commands/access/record-access.ts'
import type { RecordRow } from '../../commands/access/record-changes.ts'
import { announceSunset } from '../../commands/review/sunset/announce-sunset.ts'
import type { RequestContext } from '../../context.ts'
import type { ReceiptContent } from '../../domain/consent-receipt.ts'
import { OAuthClient } from '../../entities/access/oauth-client.entity.ts'
import { User } from '../../entities/account/user.entity.ts'
import { App } from '../../entities/app/app.entity.ts'
import { AppVersion } from '../../entities/app/app-version.entity.ts'
import { appOnConsentPage } from '../../queries/access/consent-page.ts'
import { type LaunchableClient, launchableClient } from '../../queries/access/launchable-client.ts'
import { hospitalFace } from '../../queries/platform/hospital-face.ts'
import { randomToken } from '../../secrets.ts'
import { done } from '../demo-stage.ts'
import type { Review } from './decide-scopes.ts'
import type { DemoApp, DemoEnd } from './demo-app.ts'

/** Between two people who open an app. */
const BETWEEN_MS = 25 * 60_000
const NOTHING = { marks: [], spent: [], kept: [], removed: [] }

/** Somebody who allows an app, for a patient. */
interface Allowing {
  readonly ctx: RequestContext
  readonly userId: string
  readonly client: LaunchableClient
  readonly patientRef: string
  readonly mode: LaunchMode
}

/** Lets people allow the version in use what it is granted, for one patient, and stay signed in to it. */
export async function allowUse(
  { app, stage, people, versionId, at }: Review & { app: DemoApp },
  { emails, patientId }: { emails: readonly string[]; patientId: string },
): Promise<void> {
  for (const [place, email] of emails.entries()) {
    const userId = people.users.get(email) ?? ''
    const opened = new Date(at.getTime() + place * BETWEEN_MS)
    const ctx = await stage.as(userId, opened)
    const { clientId } = await ctx.em.findOneOrFail(OAuthClient, {
      ...{ pinnedVersionId: versionId, environment: 'PRODUCTION' },
    })
    const asked = { environment: 'PRODUCTION', clientId, at: opened } as const
    const client = await launchableClient(ctx.ports.rowReader, asked)
    if (!client) throw new Error(`Nobody can open ${clientId} in the demo.`)
    const [mode = 'STANDALONE'] = app.fields.launchModes
    await allow({ ctx, userId, client, mode, patientRef: `Patient/${patientId}` })
  }
}

async function allow(allowing: Allowing): Promise<void> {
  const { ctx, userId, client, patientRef, mode } = allowing
  const grantId = randomToken()
  const { appId, appVersionId, clientId, id: oauthClientId, vendorId } = client
  const scopes = client.grantedScopes
  const opened = {
    ...({ environment: 'PRODUCTION', appId, appVersionId, clientId, vendorId } as const),
    ...{ patientRef, scopes, userId, grantId },
  }
  const receipt = await receiptOf(allowing)
  const session = { accountId: userId, clientId, grantId, scope: scopes.join(' ') }
  await giveConsent(
    ctx,
    { ...opened, oauthClientId, attestationWarningShown: false, receipt },
    { ...NOTHING, kept: [record(ctx, { model: 'Grant', id: grantId, session })] },
  )
  await recordAccess(ctx, new AccessTrail(ctx.ports.rowWriter), {
    launch: { ...opened, mode, ehr: undefined },
    usedGrantId: grantId,
    changes: {
      ...NOTHING,
      kept: [record(ctx, { model: 'RefreshToken', id: randomToken(), session })],
    },
  })
}

/** A record of the authorization server that nobody holds the token of. */
function record(
  { organizationId }: RequestContext,
  { model, id, session }: { model: string; id: string; session: Record<string, string> },
): RecordRow {
  const { accountId = null, clientId = null, grantId = null } = session
  return {
    ...{ environment: 'PRODUCTION', model, id, organization_id: organizationId },
    payload: { ...session, kind: model, jti: id },
    ...{ grant_id: grantId, account_id: accountId, client_id: clientId },
    ...{ uid: null, user_code: null, expires_at: null },
  }
}

/** What they read, as the consent page says it. */
async function receiptOf({ ctx, userId, client, patientRef }: Allowing): Promise<ReceiptContent> {
  const person = await ctx.em.findOneOrFail(User, { id: userId })
  const app = await appOnConsentPage(ctx.ports.rowReader, client.appVersionId)
  if (!app) throw new Error(`There is no version behind ${client.clientId}.`)
  const { name, settings } = await hospitalFace(ctx.em, ctx.organizationId)
  const catalog = catalogWith(app.scopeOverrides)
  const audience = person.roles.includes('PATIENT') ? 'patient' : 'professional'
  const { name: appName, vendorName, privacyPolicyUrl, termsUrl } = app
  return {
    ...{ appName, vendorName, privacyPolicyUrl, termsUrl, patientRef, patientName: null },
    personName: `${person.firstName} ${person.lastName}`,
    scopes: client.grantedScopes.map((scope) => {
      const { sentence, detail, writes } = describeScope(scope, audience, { catalog })
      const purpose = app.purposes.find((each) => each.scope === scope)?.purpose ?? null
      return { scope, sentence, detail, writes, purpose }
    }),
    wasWarned: false,
    hospital: { name, supportEmail: settings.supportEmail },
  }
}

/** The owner says on which day the app ends, and what takes its place. */
export async function announceEnd(
  { stage, versionId, ownerId, at }: Review & { ownerId: string },
  { inDays, note, successor }: DemoEnd,
): Promise<void> {
  const ctx = await stage.as(ownerId, at)
  const { appId } = await ctx.em.findOneOrFail(AppVersion, { id: versionId })
  const { revision: expectedRevision } = await ctx.em.findOneOrFail(App, { id: appId })
  const sunsetAt = stage.daysAgo(-inDays)
  const announcement = { appId, sunsetAt, note, successorSlug: successor, expectedRevision }
  await done('announce an end', announceSunset(ctx, announcement))
}
