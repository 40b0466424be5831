import { type AppDraftInput, saveAppDraft } from '../../commands/registration/save-app-draft.ts'
import { storeIcon } from '../../commands/registration/store-icon.ts'
import { showListing } from '../../commands/review/listing-effects.ts'
import { signsWithKeys } from '../../domain/submission/addresses.ts'
import { App } from '../../entities/app/app.entity.ts'
import { AppVersion } from '../../entities/app/app-version.entity.ts'
import { sha256Hex } from '../../secrets.ts'
import { makePublicKeys } from '../clients/client-keys.ts'
import { type DemoStage, done } from '../demo-stage.ts'
import type { SeededPeople } from '../people/seed-people.ts'
import { type DemoVendor, VENDORS } from '../people/vendors.ts'
import type { DemoApp, DemoFields } from './demo-app.ts'
import { drawIcon } from './draw-icon.ts'
import { tellStory } from './tell-story.ts'

/** Registers one app and plays its story. Returns the id of the app. */
export async function seedApp(
  stage: DemoStage,
  people: SeededPeople,
  app: DemoApp,
): Promise<string> {
  const ownerId = ownerOf(people, app)
  const began = stage.daysAgo(app.began)
  const content = await drawIcon(app.icon)
  const upload = {
    vendorId: people.vendors[app.vendor],
    sizeBytes: content.length,
    sha256: sha256Hex(content),
  }
  const ctx = await stage.as(ownerId, began)
  const icon = await done('store an icon', storeIcon(ctx, upload, content))
  const input = { ...(await draftOf(app)), iconId: icon.id }
  const { version } = await done(
    `draft ${app.fields.name}`,
    saveAppDraft(await stage.as(ownerId, began), input),
  )
  await tellStory(stage, people, { app, versionId: version.id, ownerId })
  await countLaunches(stage, version.appId, app.launches ?? 0)
  return version.appId
}

/** The id of the account that owns the vendor of an app. */
export function ownerOf(people: SeededPeople, app: Pick<DemoApp, 'vendor'>): string {
  const vendor: DemoVendor = VENDORS[app.vendor]
  const id = people.users.get(vendor.owner.email)
  if (!id) throw new Error(`The vendor ${app.vendor} has no owner.`)
  return id
}

async function draftOf({ fields, scopes, runtimeModel, vendor }: DemoApp): Promise<AppDraftInput> {
  const { email } = VENDORS[vendor].owner
  const site = `https://${slug(fields.name)}.${email.slice(email.indexOf('@') + 1)}`
  return {
    homepageUrl: site,
    privacyPolicyUrl: `${site}/privacy`,
    termsUrl: `${site}/terms`,
    ...addressesOf(fields, site),
    ...(await keysOf(fields)),
    ...fields,
    runtimeModel: runtimeModel ?? 'VENDOR_SAAS',
    supportContact: `support@${email.slice(email.indexOf('@') + 1)}`,
    scopes: scopes.map(([scope, purpose, justification]) => ({ scope, purpose, justification })),
  }
}

/** Where codes are sent: the web, and for phones a scheme of the app's own (RFC 8252 section 7.1). */
function addressesOf(fields: DemoFields, site: string): Partial<AppDraftInput> {
  if (fields.clientType === 'BACKEND_SERVICE') return { redirectUrls: [] }
  const isWeb = fields.operatingSystems.includes('WEB')
  const isPhone = fields.operatingSystems.some((system) => system !== 'WEB')
  const scheme = new URL(site).hostname.split('.').toReversed().join('.')
  return {
    redirectUrls: [
      ...(isWeb ? [`${site}/callback`] : []),
      ...(isPhone ? [`${scheme}:/callback`] : []),
    ],
    ...(isWeb ? { launchUrl: `${site}/launch` } : {}),
  }
}

/** Keys of their own, handed in: nobody answers at the addresses of vendors that do not exist. */
async function keysOf({ clientType, jwks, name }: DemoFields): Promise<Partial<AppDraftInput>> {
  return signsWithKeys(clientType) && !jwks ? { jwks: await makePublicKeys(slug(name)) } : {}
}

/** Host names are made of the name, as vendors do. */
function slug(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
}

/** A gallery that was used: the number of launches, on the app and on its card. */
async function countLaunches(stage: DemoStage, appId: string, launches: number): Promise<void> {
  const ctx = stage.backstage()
  const app = await ctx.em.findOneOrFail(App, { id: appId })
  app.launchCount = launches
  await ctx.em.flush()
  const version = await ctx.em.findOne(AppVersion, { appId, status: 'LIVE' })
  if (version) await showListing(ctx, { app, version })
}
