import { Arg, Authorized, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'
import { AppVersion, ScopeRequest } from '../../../schema/types/app.type.ts'
import { RiskTierEnum } from '../../../schema/types/enums.ts'
import { AppVersionPayload } from '../../../schema/types/payloads.type.ts'
import {
  ScopeAlternative,
  ScopeDecisionInput,
  ScopeProposal,
  UnmetGuard,
} from '../../../schema/types/scope-decision.type.ts'
import { scopeCautions } from '../../../schema/vocabulary/scope-cautions.ts'
import { describeScope } from '../../../schema/vocabulary/scope-description.ts'
import { narrowings, needsExtraReview } from '../../../schema/vocabulary/scope-narrowing.ts'
import { decideScopes } from '../../commands/review/scopes/decide-scopes.ts'
import { can } from '../../domain/abilities.ts'
import { unmetForApproval } from '../../domain/governance/approval-guards.ts'
import { grantedOf, isSameAccess } from '../../domain/governance/scope-decisions.ts'
import type { AppVersion as AppVersionRow } from '../../entities/app/app-version.entity.ts'
import type { ScopeRequest as ScopeRequestRow } from '../../entities/app/scope-request.entity.ts'
import { approvalFacts } from '../../queries/review/approval-facts.ts'
import { localId } from '../global-id.ts'
import type { GraphqlContext } from '../graphql-context.ts'
import { inHand, payload } from './payload.ts'
import { stageFileIn } from './stage-file-in.ts'

/** What people decide about the scopes of a version, and what is missing for its approval. */
@Resolver(() => AppVersion)
export class ScopeDecisionResolver {
  @Authorized('scope.decide')
  @Mutation(() => AppVersionPayload, {
    description:
      'Decides scopes of a version in review, all given or none: granted, narrowed, refused, or open again.',
  })
  async scopeDecide(
    @Arg('input', () => ScopeDecisionInput) input: ScopeDecisionInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    const versionId = localId('AppVersion', input.versionId)
    const result = await decideScopes(ctx, { ...input, versionId })
    return payload('appVersion', result, (decided) => inHand(ctx, decided))
  }

  @FieldResolver(() => [UnmetGuard], {
    description:
      'What keeps a version that is with the reviewers from being approved; empty when nothing does, and for its vendor.',
  })
  async missingForApproval(@Root() version: AppVersionRow, @Ctx() ctx: GraphqlContext) {
    if (!isWithReviewers(version) || !can(ctx.viewer, 'review-queue.read')) return []
    const app = await ctx.loaders.app.load(version.appId)
    if (!app) return []
    const [file, scopes] = await Promise.all([
      stageFileIn(ctx, version.id),
      ctx.loaders.scopesOfVersion.load(version.id),
    ])
    return unmetForApproval(await approvalFacts(ctx, { version, app, ...file, scopes }))
  }
}

@Resolver(() => ScopeRequest)
export class ScopeRequestResolver {
  @FieldResolver(() => String)
  async plainLanguage(@Root() request: ScopeRequestRow, @Ctx() ctx: GraphqlContext) {
    return (await described(ctx, request)).sentence
  }

  @FieldResolver(() => RiskTierEnum)
  async sensitivity(@Root() request: ScopeRequestRow, @Ctx() ctx: GraphqlContext) {
    return (await described(ctx, request)).sensitivity
  }

  @FieldResolver(() => [String], {
    description: 'What is out of the ordinary about it for an app of this kind, in words.',
  })
  async cautions(@Root() request: ScopeRequestRow, @Ctx() ctx: GraphqlContext) {
    const version = await ctx.loaders.version.load(request.appVersionId)
    const catalog = await catalogIn(ctx)
    return scopeCautions(request.scope, version?.intent, catalog).map(({ text }) => text)
  }

  @FieldResolver(() => Boolean)
  writes(@Root() request: ScopeRequestRow) {
    return describeScope(request.scope, 'professional').writes
  }

  @FieldResolver(() => [String], {
    description: 'What reviewers granted of it: itself, narrower scopes, or nothing.',
  })
  grantedScopes(@Root() request: ScopeRequestRow) {
    return grantedOf(request)
  }

  @FieldResolver(() => [ScopeAlternative], {
    description: 'Narrower scopes that could be granted instead, in the grammar of SMART v2.',
  })
  async narrowerScopes(@Root() { scope }: ScopeRequestRow, @Ctx() ctx: GraphqlContext) {
    const catalog = await catalogIn(ctx)
    return narrowings(scope).map((narrower) => ({
      scope: narrower,
      plainLanguage: describeScope(narrower, 'professional', { catalog }).sentence,
    }))
  }

  @FieldResolver(() => Boolean, {
    description: 'Does this kind of data need the word of those who guard privacy?',
  })
  async needsExtraReview(@Root() { scope }: ScopeRequestRow, @Ctx() ctx: GraphqlContext) {
    return needsExtraReview(scope, await catalogIn(ctx))
  }

  @FieldResolver(() => Boolean, { description: 'May this viewer decide about it now?' })
  async canDecide(@Root() request: ScopeRequestRow, @Ctx() ctx: GraphqlContext) {
    const version = await ctx.loaders.version.load(request.appVersionId)
    if (!version || !isWithReviewers(version)) return false
    const vendorId = (await ctx.loaders.app.load(version.appId))?.vendorId
    const isExtra = needsExtraReview(request.scope, await catalogIn(ctx))
    const stage = isExtra ? undefined : ('CONTRACT_SCOPES' as const)
    return can(ctx.viewer, 'scope.decide', { vendorId, stage })
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Who decided; the hospital keeps that to itself.',
  })
  async decidedBy(@Root() { decidedById }: ScopeRequestRow, @Ctx() ctx: GraphqlContext) {
    if (!decidedById || !can(ctx.viewer, 'review-queue.read')) return null
    return (await ctx.loaders.person.load(decidedById))?.name ?? null
  }

  @FieldResolver(() => ScopeProposal, {
    nullable: true,
    description:
      'What was decided about the same access of the version in use, while this is open; null for the vendor.',
  })
  async proposal(@Root() request: ScopeRequestRow, @Ctx() ctx: GraphqlContext) {
    if (request.decision !== 'PENDING' || !can(ctx.viewer, 'review-queue.read')) return null
    const earlier = await ctx.loaders.earlierDecisions.load(request.appVersionId)
    const same = earlier.find(({ scope }) => isSameAccess(scope, request.scope))
    return same ? { ...same, grantedScopes: grantedOf(same) } : null
  }
}

/** The hospital's catalog, read once for all scopes of an answer. */
function catalogIn(ctx: GraphqlContext) {
  return ctx.loaders.scopeCatalog.load(ctx.organizationId)
}

async function described(ctx: GraphqlContext, { scope }: ScopeRequestRow) {
  return describeScope(scope, 'professional', { catalog: await catalogIn(ctx) })
}

function isWithReviewers({ reviewState }: AppVersionRow): boolean {
  return reviewState === 'WAITING' || reviewState === 'UNDER_REVIEW'
}
