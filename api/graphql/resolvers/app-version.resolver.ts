import { Arg, Ctx, FieldResolver, ID, Int, Resolver, Root } from 'type-graphql'
import { Person } from '../../../schema/types/account.type.ts'
import { App, AppVersion, ScopeDiff, ScopeRequest } from '../../../schema/types/app.type.ts'
import { Attestation } from '../../../schema/types/attestation.type.ts'
import {
  AppVersionTransitionEnum,
  ConsentPreviewOfEnum,
  MarketplaceLabelEnum,
  RiskTierEnum,
  RuntimeModelEnum,
} from '../../../schema/types/enums.ts'
import { FieldError } from '../../../schema/types/errors.type.ts'
import { marketplaceLabel } from '../../../schema/vocabulary/app-status.ts'
import type { ConsentPreviewOf } from '../../../schema/vocabulary/registration.ts'
import { can, mayEver } from '../../domain/abilities.ts'
import { graceEnds, isRenewable, overdueDays } from '../../domain/attestation-standing.ts'
import { isEditable } from '../../domain/editable.ts'
import { presentPolicy } from '../../domain/governance/policy-book.ts'
import { riskOfVersion } from '../../domain/requestable-scopes.ts'
import { checkSubmission } from '../../domain/submission.ts'
import { isMember } from '../../domain/visibility.ts'
import type { AppVersion as AppVersionRow } from '../../entities/app/app-version.entity.ts'
import { scopeChangeOf } from '../../queries/registration/scope-change.ts'
import { submissionDraftOf } from '../../queries/registration/submission-draft-of.ts'
import { switchedOffFaults } from '../../queries/registration/switched-off.ts'
import { viewerTransitions } from '../../queries/registration/viewer-transitions.ts'
import { ratedVersion } from '../../queries/review/rated-version.ts'
import { localId, toGlobalId } from '../global-id.ts'
import type { GraphqlContext } from '../graphql-context.ts'

@Resolver(() => AppVersion)
export class AppVersionResolver {
  @FieldResolver(() => ID)
  id(@Root() version: AppVersionRow) {
    return toGlobalId('AppVersion', version.id)
  }

  @FieldResolver(() => App)
  app(@Root() version: AppVersionRow, @Ctx() ctx: GraphqlContext) {
    return ctx.loaders.app.load(version.appId)
  }

  @FieldResolver(() => Person, { nullable: true })
  submittedBy(@Root() version: AppVersionRow, @Ctx() ctx: GraphqlContext) {
    return version.submittedById ? ctx.loaders.person.load(version.submittedById) : null
  }

  @FieldResolver(() => MarketplaceLabelEnum, { nullable: true })
  async marketplaceLabel(@Root() version: AppVersionRow, @Ctx() ctx: GraphqlContext) {
    const isInReview = version.status === 'IN_REVIEW'
    const rows = isInReview ? await ctx.loaders.stagesOfVersion.load(version.id) : []
    const validation = rows.find(({ stage }) => stage === 'TECHNICAL_VALIDATION')
    return marketplaceLabel(version.status, validation?.state === 'PASSED') ?? null
  }

  @FieldResolver(() => ID, { nullable: true })
  iconId(@Root() version: AppVersionRow) {
    return version.iconId ? toGlobalId('Icon', version.iconId) : null
  }

  @FieldResolver(() => String, { nullable: true })
  iconUrl(@Root() version: AppVersionRow) {
    return version.iconId ? `/icons/${version.iconId}.png` : null
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The public keys as JSON text (RFC 7517).',
  })
  jwks(@Root() version: AppVersionRow) {
    return version.jwks ? JSON.stringify(version.jwks, null, 2) : null
  }

  @FieldResolver(() => [ScopeRequest])
  scopes(@Root() version: AppVersionRow, @Ctx() ctx: GraphqlContext) {
    return ctx.loaders.scopesOfVersion.load(version.id)
  }

  @FieldResolver(() => Attestation, { nullable: true })
  async attestation(@Root() version: AppVersionRow, @Ctx() ctx: GraphqlContext) {
    return (await ctx.loaders.attestationsOfVersion.load(version.id))[0] ?? null
  }

  @FieldResolver(() => [Attestation], {
    description: 'Every answer given for this version, latest first.',
  })
  attestations(@Root() version: AppVersionRow, @Ctx() ctx: GraphqlContext) {
    return ctx.loaders.attestationsOfVersion.load(version.id)
  }

  @FieldResolver(() => Attestation, {
    nullable: true,
    description:
      'The latest answer for this app, whatever its version, else for another app of the vendor: what its people have read before. Null for everybody else.',
  })
  async previousAttestation(@Root() version: AppVersionRow, @Ctx() ctx: GraphqlContext) {
    const app = await ctx.loaders.app.load(version.appId)
    if (!isMember(ctx.viewer, app?.vendorId ?? '')) return null
    return (await ctx.loaders.previousAttestation.load(version.id)) ?? null
  }

  @FieldResolver(() => Boolean, {
    description:
      'May this viewer answer the text in force on this very version (attestationRenew)?',
  })
  async canRenewAttestation(@Root() version: AppVersionRow, @Ctx() ctx: GraphqlContext) {
    if (!isRenewable(version)) return false
    const app = await ctx.loaders.app.load(version.appId)
    return can(ctx.viewer, 'attestation.answer', { vendorId: app?.vendorId })
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'Days since the text this version answered was replaced, less the grace policy gives; null while it is current, and for versions that are over or not yet submitted.',
  })
  async attestationOverdueDays(@Root() version: AppVersionRow, @Ctx() ctx: GraphqlContext) {
    const [latest] = await ctx.loaders.attestationsOfVersion.load(version.id)
    if (!latest?.replacedAt) return null
    const { policies } = await ctx.loaders.businessCalendar.load(ctx.organizationId)
    const { attestationGraceDays } = presentPolicy(policies)
    const since = graceEnds(latest.replacedAt, attestationGraceDays)
    return overdueDays(version.status, since, ctx.ports.clock.now()) ?? null
  }

  @FieldResolver(() => RiskTierEnum)
  async riskTier(@Root() version: AppVersionRow, @Ctx() ctx: GraphqlContext) {
    return (await riskOf(version, ctx)).tier
  }

  @FieldResolver(() => [String])
  async riskReasons(@Root() version: AppVersionRow, @Ctx() ctx: GraphqlContext) {
    return (await riskOf(version, ctx)).reasons
  }

  @FieldResolver(() => [FieldError], {
    description: 'What is still missing before this draft can be submitted; empty when complete.',
  })
  async submissionErrors(@Root() version: AppVersionRow, @Ctx() ctx: GraphqlContext) {
    const scopes = await ctx.loaders.scopesOfVersion.load(version.id)
    const draft = submissionDraftOf(version, scopes)
    const attestationAnswer = await answerToSubmit(version, ctx)
    const catalog = await ctx.loaders.scopeCatalog.load(ctx.organizationId)
    const asked = { appId: version.appId, scopes, catalog }
    const issues = [
      ...checkSubmission({ ...draft, attestationAnswer }, 'submit', catalog),
      ...(await switchedOffFaults(ctx, asked)),
    ]
    return issues.map((issue) => ({ kind: 'field', ...issue }))
  }

  @FieldResolver(() => ScopeDiff, {
    nullable: true,
    description:
      'Compared with the version named, else the live one, else the one before; null for a first version.',
  })
  scopeDiff(
    @Root() version: AppVersionRow,
    @Ctx() ctx: GraphqlContext,
    @Arg('against', () => ID, { nullable: true }) against?: string,
  ) {
    return scopeChangeOf(ctx, version, against ? localId('AppVersion', against) : null)
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The page on which a patient would decide about this version, as HTML that can do nothing (C11). DECIDED: with what reviewers granted so far, and nothing else.',
  })
  consentPreviewHtml(
    @Root() version: AppVersionRow,
    @Ctx() ctx: GraphqlContext,
    @Arg('of', () => ConsentPreviewOfEnum, { defaultValue: 'ASKED' }) of: ConsentPreviewOf,
  ) {
    return ctx.consentPreview(version.id, of)
  }

  @FieldResolver(() => RuntimeModelEnum)
  async runtimeModel(@Root() version: AppVersionRow, @Ctx() ctx: GraphqlContext) {
    const app = await ctx.loaders.app.load(version.appId)
    return version.runtimeModel ?? app?.runtimeModel
  }

  @FieldResolver(() => [AppVersionTransitionEnum], {
    description: 'Transitions this viewer may make now; buttons are drawn from it.',
  })
  async allowedTransitions(@Root() version: AppVersionRow, @Ctx() ctx: GraphqlContext) {
    const app = await ctx.loaders.app.load(version.appId)
    if (!app) return []
    const isInReview = version.status === 'IN_REVIEW'
    const mayApprove = isInReview && can(ctx.viewer, 'app-version.approve')
    const approvals = mayApprove ? await ctx.loaders.approvalsOfVersion.load(version.id) : []
    const mayDecide = isInReview && mayEver(ctx.viewer, 'stage.decide')
    const stages = mayDecide ? await ctx.loaders.stagesOfVersion.load(version.id) : []
    const security = stages.find(({ stage }) => stage === 'SECURITY_PRIVACY')
    return viewerTransitions(ctx.viewer, version, {
      vendorId: app.vendorId,
      approverIds: approvals.map(({ approverId }) => approverId),
      securityPassedBy: security?.decidedById ?? undefined,
      stages,
    })
  }

  @FieldResolver(() => Boolean, { description: 'May this viewer edit the fields now?' })
  async isEditable(@Root() version: AppVersionRow, @Ctx() ctx: GraphqlContext) {
    const app = await ctx.loaders.app.load(version.appId)
    return isEditable(version) && isMember(ctx.viewer, app?.vendorId ?? '')
  }
}

/** An answer to a text that was replaced since is none: what is submitted answers the one in force (R121). */
async function answerToSubmit(version: AppVersionRow, ctx: GraphqlContext) {
  if (!version.attestationAnswer || !isEditable(version)) return version.attestationAnswer
  const [latest] = await ctx.loaders.attestationsOfVersion.load(version.id)
  return latest?.isCurrent ? latest.answer : null
}

async function riskOf(version: AppVersionRow, ctx: GraphqlContext) {
  const scopes = await ctx.loaders.scopesOfVersion.load(version.id)
  const app = await ctx.loaders.app.load(version.appId)
  if (!app) throw new Error('A version without its app.')
  const catalog = await ctx.loaders.scopeCatalog.load(ctx.organizationId)
  const wanted = scopes.map(({ scope }) => scope)
  return riskOfVersion(ratedVersion({ version, app }, wanted), catalog)
}
