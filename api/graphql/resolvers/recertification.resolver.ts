import {
  Arg,
  Authorized,
  Ctx,
  FieldResolver,
  ID,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql'
import { AppVersion } from '../../../schema/types/app.type.ts'
import { RiskTierEnum } from '../../../schema/types/enums.ts'
import { AppVersionPayload } from '../../../schema/types/payloads.type.ts'
import {
  AccessCampaign,
  AccessCampaignOpenInput,
  AccessCampaignPayload,
  CampaignApp,
  LiveApp,
  RecertificationDecideInput,
  ScopeUse,
} from '../../../schema/types/recertification.type.ts'
import { ChecklistItem } from '../../../schema/types/review.type.ts'
import { maxSensitivity } from '../../../schema/vocabulary/scope-description.ts'
import { deny } from '../../commands/authorize.ts'
import { decideRecertification } from '../../commands/review/recertification/decide-recertification.ts'
import { openCampaign } from '../../commands/review/recertification/open-campaign.ts'
import { can } from '../../domain/abilities.ts'
import type { AppVersion as AppVersionRow } from '../../entities/app/app-version.entity.ts'
import {
  type CampaignApp as CampaignAppView,
  type Campaign as CampaignView,
  campaigns,
} from '../../queries/review/campaigns.ts'
import { type LiveApp as LiveAppView, liveApps } from '../../queries/review/live-apps.ts'
import { templatesInForce } from '../../queries/review/review-templates.ts'
import { inLocalIds, localId, toGlobalId } from '../global-id.ts'
import type { GraphqlContext } from '../graphql-context.ts'
import { lastYear } from '../usage-range.ts'
import { inHand, payload, same } from './payload.ts'

@Resolver(() => AppVersion)
export class RecertificationResolver {
  @FieldResolver(() => [ScopeUse], {
    description:
      'For those who review; empty for everybody else, and before the version was released.',
  })
  async scopeUse(@Root() version: AppVersionRow, @Ctx() ctx: GraphqlContext) {
    if (!can(ctx.viewer, 'review-queue.read')) return []
    const asked = { of: 'version', id: version.id, environment: 'PRODUCTION' } as const
    const report = await ctx.loaders.scopeUsage.load({ ...asked, ...lastYear(ctx) })
    return report.scopes.map(({ scope, requests }) => ({ scope, uses: requests }))
  }

  @FieldResolver(() => [ChecklistItem], {
    description:
      'The security checklist in force, unticked: what a re-certification ticks anew. Empty for those who do not decide it.',
  })
  async recertificationChecklist(@Root() version: AppVersionRow, @Ctx() ctx: GraphqlContext) {
    const app = await ctx.loaders.app.load(version.appId)
    const subject = { vendorId: app?.vendorId, stage: 'RECERTIFICATION' } as const
    if (version.status !== 'LIVE' || !can(ctx.viewer, 'stage.decide', subject)) return []
    const forms = await templatesInForce(ctx)
    const items = forms.find(({ kind }) => kind === 'SECURITY_CHECKLIST')?.items ?? []
    return items.map((item) => ({ ...item, satisfied: false }))
  }

  @Authorized('stage.decide')
  @Mutation(() => AppVersionPayload, {
    description: 'Keeps, narrows or retires a live version that is looked at again (R254).',
  })
  async recertificationDecide(
    @Arg('input', () => RecertificationDecideInput) input: RecertificationDecideInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    const decision = inLocalIds(input, { versionId: 'AppVersion' })
    const result = await decideRecertification(ctx, decision)
    return payload('appVersion', result, (moved) => inHand(ctx, moved))
  }

  @Authorized('metrics.read')
  @Query(() => [AccessCampaign], {
    description: "Latest first, at most 50. Requires 'metrics.read' over the whole hospital.",
  })
  accessCampaigns(@Ctx() ctx: GraphqlContext) {
    return can(ctx.viewer, 'metrics.read') ? campaigns(ctx) : deny(ctx, 'metrics.read')
  }

  @Authorized('metrics.read')
  @Query(() => [LiveApp], {
    description: "By name, at most 1000. Requires 'metrics.read' over the whole hospital.",
  })
  liveApps(@Ctx() ctx: GraphqlContext) {
    return can(ctx.viewer, 'metrics.read') ? liveApps(ctx) : deny(ctx, 'metrics.read')
  }

  @Authorized('organization.administer')
  @Mutation(() => AccessCampaignPayload, {
    description: 'Asks for a decision about live apps until a date.',
  })
  async accessCampaignOpen(
    @Arg('input', () => AccessCampaignOpenInput) input: AccessCampaignOpenInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    const appIds = input.appIds.map((id) => localId('App', id))
    return payload('campaign', await openCampaign(ctx, { ...input, appIds }), same)
  }
}

@Resolver(() => AccessCampaign)
export class AccessCampaignResolver {
  @FieldResolver(() => ID)
  id(@Root() campaign: CampaignView) {
    return toGlobalId('AccessCampaign', campaign.id)
  }

  @FieldResolver(() => Int)
  decidedCount(@Root() { apps }: CampaignView) {
    return apps.filter(({ decidedAt }) => decidedAt).length
  }

  @FieldResolver(() => Boolean)
  isOverdue(@Root() { apps, dueAt }: CampaignView, @Ctx() ctx: GraphqlContext) {
    return dueAt < ctx.ports.clock.now() && apps.some(({ decidedAt }) => !decidedAt)
  }
}

@Resolver(() => LiveApp)
export class LiveAppResolver {
  @FieldResolver(() => ID)
  appId(@Root() app: LiveAppView) {
    return toGlobalId('App', app.appId)
  }

  @FieldResolver(() => ID)
  vendorId(@Root() app: LiveAppView) {
    return toGlobalId('Vendor', app.vendorId)
  }

  @FieldResolver(() => RiskTierEnum)
  async sensitivity(@Root() { scopes }: LiveAppView, @Ctx() ctx: GraphqlContext) {
    return maxSensitivity(scopes, await ctx.loaders.scopeCatalog.load(ctx.organizationId))
  }
}

@Resolver(() => CampaignApp)
export class CampaignAppResolver {
  @FieldResolver(() => ID)
  appId(@Root() app: CampaignAppView) {
    return toGlobalId('App', app.appId)
  }

  @FieldResolver(() => AppVersion, { nullable: true })
  liveVersion(@Root() { versionId }: CampaignAppView, @Ctx() ctx: GraphqlContext) {
    return versionId ? ctx.loaders.version.load(versionId) : null
  }
}
