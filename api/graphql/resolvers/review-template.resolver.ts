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
import { ParagraphChange } from '../../../schema/types/attestation.type.ts'
import { PointKindEnum, TemplateKindEnum } from '../../../schema/types/enums.ts'
import { ChecklistItem } from '../../../schema/types/review.type.ts'
import {
  GovernanceTemplate,
  GovernanceTemplateContentInput,
  GovernanceTemplatePayload,
  GovernanceTemplateProposal,
  GovernanceTemplateProposalInput,
  GovernanceTemplateProposalPayload,
  GovernanceTemplateProposeInput,
  TemplatePoint,
} from '../../../schema/types/review-template.type.ts'
import type { TemplateItem, TemplateKind } from '../../../schema/vocabulary/review-template.ts'
import { proposeTemplate } from '../../commands/review/templates/propose-template.ts'
import {
  publishTemplate,
  withdrawTemplate,
} from '../../commands/review/templates/publish-template.ts'
import { authorize } from '../../domain/abilities.ts'
import { normalizedTemplate, templateLines } from '../../domain/governance/template-rules.ts'
import type { ReviewTemplateProposal } from '../../entities/app/review-template-proposal.entity.ts'
import { UnknownObjectError } from '../../errors.ts'
import { textChanges } from '../../queries/registration/text-changes.ts'
import {
  openTemplateProposals,
  type TemplateVersion,
  templatesInForce,
  templateVersion,
} from '../../queries/review/review-templates.ts'
import { localId, toGlobalId } from '../global-id.ts'
import type { GraphqlContext } from '../graphql-context.ts'
import { payload, same } from './payload.ts'

const NO_SUCH_VERSION = 'There is no such version of this form.'
const WRITERS = "Requires 'policy.write'."

/** The forms of the review: intake form, checklists, data use agreement, launch approval record (R257-R260). */
@Resolver(() => GovernanceTemplate)
export class ReviewTemplateResolver {
  @Authorized('policy.write')
  @Query(() => [GovernanceTemplate], {
    description: `The forms in force, one of each kind. ${WRITERS}`,
  })
  governanceTemplates(@Ctx() ctx: GraphqlContext) {
    return templatesInForce(ctx)
  }

  @Authorized('policy.write')
  @Query(() => GovernanceTemplate, {
    description: `One version of a form, or the one in force. ${WRITERS}`,
  })
  async governanceTemplate(
    @Ctx() ctx: GraphqlContext,
    @Arg('kind', () => TemplateKindEnum) kind: TemplateKind,
    @Arg('version', () => Int, { nullable: true }) version?: number,
  ) {
    const found = await templateVersion(ctx, kind, version)
    if (!found) throw new UnknownObjectError(NO_SUCH_VERSION)
    return found
  }

  @Authorized('policy.write')
  @Query(() => [ParagraphChange], {
    description: `What a form would change, were it published; nothing is stored. ${WRITERS}`,
  })
  async governanceTemplatePreview(
    @Arg('input', () => GovernanceTemplateContentInput) input: GovernanceTemplateContentInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    const text = normalizedTemplate({ body: input.body, items: input.points })
    return changesFromPresent(ctx, { kind: input.kind, ...text })
  }

  @FieldResolver(() => ID)
  id(@Root() { kind, version }: TemplateVersion) {
    return toGlobalId('GovernanceTemplate', `${kind}:${version}`)
  }

  @FieldResolver(() => [TemplatePoint])
  points(@Root() { items }: TemplateVersion) {
    return items
  }

  @FieldResolver(() => String)
  summary(@Root() { published }: TemplateVersion) {
    return published?.summary ?? ''
  }

  @FieldResolver(() => Date, { nullable: true })
  publishedAt(@Root() { published }: TemplateVersion) {
    return published?.createdAt ?? null
  }

  @FieldResolver(() => String, { nullable: true, description: 'The second of the two people.' })
  publishedBy(@Root() { published }: TemplateVersion, @Ctx() ctx: GraphqlContext) {
    return nameOf(ctx, published?.publishedById)
  }

  @FieldResolver(() => String, { nullable: true })
  proposedBy(@Root() { published }: TemplateVersion, @Ctx() ctx: GraphqlContext) {
    return nameOf(ctx, published?.proposedById)
  }

  @FieldResolver(() => [GovernanceTemplate], {
    description: 'Every version of the form, newest first.',
  })
  history(@Root() { kind }: TemplateVersion, @Ctx() ctx: GraphqlContext) {
    return ctx.loaders.templateVersions.load(kind)
  }

  @FieldResolver(() => [ParagraphChange], {
    description: 'What changed from an earlier version of the form to this one, line by line.',
  })
  async changesSince(
    @Root() template: TemplateVersion,
    @Ctx() ctx: GraphqlContext,
    @Arg('version', () => Int) version: number,
  ) {
    const versions = await ctx.loaders.templateVersions.load(template.kind)
    const earlier = versions.find((each) => each.version === version)
    if (!earlier) throw new UnknownObjectError(NO_SUCH_VERSION)
    return textChanges(templateLines(earlier), templateLines(template))
  }
}

@Resolver(() => GovernanceTemplateProposal)
export class ReviewTemplateProposalResolver {
  @Authorized('policy.write')
  @Query(() => [GovernanceTemplateProposal], {
    description: `What waits for a second person, at most one per form. ${WRITERS}`,
  })
  governanceTemplateProposals(@Ctx() ctx: GraphqlContext) {
    return openTemplateProposals(ctx)
  }

  @FieldResolver(() => ID)
  id(@Root() { id }: ReviewTemplateProposal) {
    return toGlobalId('GovernanceTemplateProposal', id)
  }

  @FieldResolver(() => [TemplatePoint])
  points(@Root() { items }: ReviewTemplateProposal) {
    return items
  }

  @FieldResolver(() => String, { nullable: true })
  proposedBy(@Root() { proposedById }: ReviewTemplateProposal, @Ctx() ctx: GraphqlContext) {
    return nameOf(ctx, proposedById)
  }

  @FieldResolver(() => [ParagraphChange], { description: 'Against the version in force.' })
  changes(@Root() proposal: ReviewTemplateProposal, @Ctx() ctx: GraphqlContext) {
    return changesFromPresent(ctx, proposal)
  }

  @FieldResolver(() => Boolean, { description: 'May this viewer be the second person?' })
  canPublish(@Root() { proposedById }: ReviewTemplateProposal, @Ctx() { viewer }: GraphqlContext) {
    return authorize(viewer, 'policy.write', { firstApproverId: proposedById }).ok
  }

  @Authorized('policy.write')
  @Mutation(() => GovernanceTemplateProposalPayload, {
    description: `Proposes the next version of a form. ${WRITERS}`,
  })
  async governanceTemplatePropose(
    @Arg('input', () => GovernanceTemplateProposeInput) input: GovernanceTemplateProposeInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    const { points: items, ...rest } = input
    return payload('proposal', await proposeTemplate(ctx, { ...rest, items }), same)
  }

  @Authorized('policy.write')
  @Mutation(() => GovernanceTemplatePayload, {
    description: `Takes a second person: whoever proposed the form is refused. ${WRITERS}`,
  })
  async governanceTemplatePublish(
    @Arg('input', () => GovernanceTemplateProposalInput) input: GovernanceTemplateProposalInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    return payload('template', await publishTemplate(ctx, local(input)), same)
  }

  @Authorized('policy.write')
  @Mutation(() => GovernanceTemplateProposalPayload, {
    description: `Takes a proposal back. ${WRITERS}`,
  })
  async governanceTemplateWithdraw(
    @Arg('input', () => GovernanceTemplateProposalInput) input: GovernanceTemplateProposalInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    return payload('proposal', await withdrawTemplate(ctx, local(input)), same)
  }
}

/** What a point leaves unsaid: it is ticked, and the stage waits for it. */
@Resolver(() => TemplatePoint)
export class TemplatePointResolver {
  @FieldResolver(() => PointKindEnum)
  kind(@Root() { kind }: TemplateItem) {
    return kind ?? 'YES_NO'
  }

  @FieldResolver(() => Boolean)
  isRequired(@Root() { isRequired }: TemplateItem) {
    return isRequired ?? true
  }

  @FieldResolver(() => [String])
  choices(@Root() { choices }: TemplateItem) {
    return choices ?? []
  }
}

/** The same of a point on the checklist of a stage; a class that extends the other would not be heard. */
@Resolver(() => ChecklistItem)
export class ChecklistItemResolver {
  readonly #point = new TemplatePointResolver()

  @FieldResolver(() => PointKindEnum)
  kind(@Root() item: TemplateItem) {
    return this.#point.kind(item)
  }

  @FieldResolver(() => Boolean)
  isRequired(@Root() item: TemplateItem) {
    return this.#point.isRequired(item)
  }

  @FieldResolver(() => [String])
  choices(@Root() item: TemplateItem) {
    return this.#point.choices(item)
  }
}

async function changesFromPresent(
  ctx: GraphqlContext,
  { kind, body, items }: Pick<TemplateVersion, 'kind' | 'body' | 'items'>,
) {
  const present = await templateVersion(ctx, kind)
  return textChanges(present ? templateLines(present) : '', templateLines({ body, items }))
}

async function nameOf(ctx: GraphqlContext, userId: string | null | undefined) {
  return userId ? ((await ctx.loaders.person.load(userId))?.name ?? null) : null
}

function local({ proposalId, expectedRevision }: GovernanceTemplateProposalInput) {
  return { proposalId: localId('GovernanceTemplateProposal', proposalId), expectedRevision }
}
