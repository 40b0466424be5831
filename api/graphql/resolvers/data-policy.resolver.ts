import {
  Arg,
  Authorized,
  Ctx,
  FieldResolver,
  ID,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql'
import {
  DataPolicyDraftSaveInput,
  DataPolicyInput,
  DataPolicyPayload,
  DataPolicyPreview,
  DataPolicyPreviewInput,
  DataPolicyRollBackInput,
  DataPolicyScopesPreviewInput,
  DataPolicy as DataPolicyType,
  DataRule,
} from '../../../schema/types/data-policy.type.ts'
import { LaunchEnvironmentEnum } from '../../../schema/types/enums.ts'
import { DataPolicyUncheckedElements } from '../../../schema/types/unchecked-elements.type.ts'
import type { LaunchEnvironment } from '../../../schema/vocabulary/launch-environment.ts'
import { draftDataPolicy } from '../../commands/platform/data-policy/draft-data-policy.ts'
import { previewDataPolicy } from '../../commands/platform/data-policy/preview-data-policy.ts'
import {
  discardDataPolicy,
  publishDataPolicy,
  rollBackDataPolicy,
} from '../../commands/platform/data-policy/publish-data-policy.ts'
import { authorize } from '../../domain/abilities.ts'
import { fhirBasesIn } from '../../domain/fhir-base.ts'
import { uncheckedElements } from '../../domain/policy/unchecked-elements.ts'
import type { DataPolicy } from '../../entities/platform/data-policy.entity.ts'
import { dataPolicies } from '../../queries/platform/data-policy/data-policies.ts'
import { previewScopes } from '../../queries/platform/data-policy/preview-policy.ts'
import { localId, toGlobalId } from '../global-id.ts'
import type { GraphqlContext } from '../graphql-context.ts'
import { scopesPreviewOf } from '../scopes-preview.ts'
import { payload, same } from './payload.ts'

const WRITERS = "Requires 'policy.write'."

/** The data policy: what the FHIR proxy opens, takes out and hides, in versions two people publish (R221-R226). */
@Resolver(() => DataPolicyType)
export class DataPolicyResolver {
  @Authorized('policy.write')
  @Query(() => [DataPolicyType], {
    description: `The versions of an environment, at most 100, newest first. ${WRITERS}`,
  })
  dataPolicies(
    @Ctx() ctx: GraphqlContext,
    @Arg('environment', () => LaunchEnvironmentEnum) environment: LaunchEnvironment,
  ) {
    return dataPolicies(ctx, environment)
  }

  @Authorized('policy.write')
  @Query(() => DataPolicyPreview, {
    description: `What other scopes would have done to the requests of one app; nothing is stored. ${WRITERS}`,
  })
  dataPolicyScopesPreview(
    @Arg('input', () => DataPolicyScopesPreviewInput) input: DataPolicyScopesPreviewInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    return previewScopes(ctx, scopesPreviewOf(input))
  }

  @FieldResolver(() => ID)
  id(@Root() { id }: DataPolicy) {
    return toGlobalId('DataPolicy', id)
  }

  @FieldResolver(() => [DataRule])
  rules(@Root() { content }: DataPolicy) {
    return content.rules
  }

  @FieldResolver(() => [DataPolicyUncheckedElements], {
    description: 'By FHIR base; none where no base speaks STU3.',
  })
  uncheckedElements(@Root() { content, environment }: DataPolicy, @Ctx() { urls }: GraphqlContext) {
    return uncheckedElements(content.rules, fhirBasesIn(urls, environment))
  }

  @FieldResolver(() => String, { description: 'How to ask for more.' })
  askText(@Root() { content }: DataPolicy) {
    return content.askText
  }

  @FieldResolver(() => String, { nullable: true })
  askUrl(@Root() { content }: DataPolicy) {
    return content.askUrl
  }

  @FieldResolver(() => String, { nullable: true })
  proposedBy(@Root() { proposedById }: DataPolicy, @Ctx() ctx: GraphqlContext) {
    return nameOf(ctx, proposedById)
  }

  @FieldResolver(() => String, { nullable: true, description: 'The second of the two people.' })
  publishedBy(@Root() { publishedById }: DataPolicy, @Ctx() ctx: GraphqlContext) {
    return nameOf(ctx, publishedById)
  }

  @FieldResolver(() => Boolean, { description: 'May this viewer be the second person?' })
  canPublish(@Root() { proposedById }: DataPolicy, @Ctx() { viewer }: GraphqlContext) {
    return authorize(viewer, 'policy.write', { firstApproverId: proposedById }).ok
  }

  @Authorized('policy.write')
  @Mutation(() => DataPolicyPayload, {
    description: `Writes the next version, or changes the open one. Nobody meets it before it is published. ${WRITERS}`,
  })
  async dataPolicyDraftSave(
    @Arg('input', () => DataPolicyDraftSaveInput) input: DataPolicyDraftSaveInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    const { policyId, rules, askUrl, ...words } = input
    const whole = rules.map(({ perApp = null, perToken = null, ...rule }) => ({
      ...rule,
      perApp,
      perToken,
    }))
    const open = policyId ? { policyId: localId('DataPolicy', policyId) } : {}
    const draft = { ...words, ...open, rules: whole, askUrl: askUrl ?? null }
    return payload('policy', await draftDataPolicy(ctx, draft), same)
  }

  @Authorized('policy.write')
  @Mutation(() => DataPolicyPayload, {
    description: `Replays the requests of the last days through an open version and keeps the figures. ${WRITERS}`,
  })
  async dataPolicyPreview(
    @Arg('input', () => DataPolicyPreviewInput) input: DataPolicyPreviewInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    const { days } = input
    return payload('policy', await previewDataPolicy(ctx, { ...local(input), days }), same)
  }

  @Authorized('policy.write')
  @Mutation(() => DataPolicyPayload, {
    description: `Takes a second person and a preview; every replica has it within a second. ${WRITERS}`,
  })
  async dataPolicyPublish(
    @Arg('input', () => DataPolicyInput) input: DataPolicyInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    return payload('policy', await publishDataPolicy(ctx, local(input)), same)
  }

  @Authorized('policy.write')
  @Mutation(() => DataPolicyPayload, { description: `Gives an open version up. ${WRITERS}` })
  async dataPolicyDiscard(
    @Arg('input', () => DataPolicyInput) input: DataPolicyInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    return payload('policy', await discardDataPolicy(ctx, local(input)), same)
  }

  @Authorized('policy.write')
  @Mutation(() => DataPolicyPayload, {
    description: `Puts an earlier version in force again, or ends all rules; at once and by one person. ${WRITERS}`,
  })
  async dataPolicyRollBack(
    @Arg('input', () => DataPolicyRollBackInput) input: DataPolicyRollBackInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    const { environment, policyId, reason } = input
    const target = policyId ? localId('DataPolicy', policyId) : null
    const result = await rollBackDataPolicy(ctx, { environment, reason, policyId: target })
    return payload('policy', result, same)
  }
}

async function nameOf(ctx: GraphqlContext, userId: string | null | undefined) {
  return userId ? ((await ctx.loaders.person.load(userId))?.name ?? null) : null
}

function local({ policyId, expectedRevision }: DataPolicyInput) {
  return { policyId: localId('DataPolicy', policyId), expectedRevision }
}
