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
import { Person } from '../../../schema/types/account.type.ts'
import {
  AttestationProposalInput,
  AttestationTextProposeInput,
} from '../../../schema/types/app.input.ts'
import {
  AttestationProposal,
  AttestationText,
  ParagraphChange,
} from '../../../schema/types/attestation.type.ts'
import {
  AttestationProposalPayload,
  AttestationTextPayload,
} from '../../../schema/types/payloads.type.ts'
import {
  normalized,
  proposeAttestationText,
} from '../../commands/platform/propose-attestation-text.ts'
import {
  publishAttestationText,
  withdrawAttestationText,
} from '../../commands/platform/publish-attestation-text.ts'
import { authorize } from '../../domain/abilities.ts'
import type { AttestationProposal as ProposalRow } from '../../entities/app/attestation-proposal.entity.ts'
import type { AttestationText as TextRow } from '../../entities/app/attestation-text.entity.ts'
import { UnknownObjectError } from '../../errors.ts'
import {
  attestationText,
  attestationTexts,
  openProposal,
} from '../../queries/registration/attestations.ts'
import { textChanges } from '../../queries/registration/text-changes.ts'
import { localId, toGlobalId } from '../global-id.ts'
import type { GraphqlContext } from '../graphql-context.ts'
import { payload, same } from './payload.ts'

const NO_SUCH_TEXT = 'There is no such version of the statement.'

@Resolver(() => AttestationText)
export class AttestationTextResolver {
  @Query(() => AttestationText)
  async attestationText(
    @Ctx() ctx: GraphqlContext,
    @Arg('version', () => Int, { nullable: true }) version?: number,
  ) {
    const text = await attestationText(ctx, version)
    if (!text) throw new UnknownObjectError(NO_SUCH_TEXT)
    return text
  }

  @Query(() => [AttestationText], {
    description: 'Every text that was ever in force, newest first.',
  })
  attestationTexts(@Ctx() ctx: GraphqlContext) {
    return attestationTexts(ctx)
  }

  @FieldResolver(() => ID)
  id(@Root() text: TextRow) {
    return toGlobalId('AttestationText', text.id)
  }

  @FieldResolver(() => [ParagraphChange], {
    description: 'What changed from an earlier version of the text to this one.',
  })
  async changesSince(
    @Root() text: TextRow,
    @Ctx() ctx: GraphqlContext,
    @Arg('version', () => Int) version: number,
  ) {
    const earlier = (await attestationTexts(ctx)).find((one) => one.version === version)
    if (!earlier) throw new UnknownObjectError(NO_SUCH_TEXT)
    return textChanges(earlier.body, text.body)
  }
}

@Resolver(() => AttestationProposal)
export class AttestationProposalResolver {
  @Authorized('attestation-text.publish')
  @Query(() => AttestationProposal, {
    nullable: true,
    description: 'The text that waits for a second person, if there is one.',
  })
  attestationProposal(@Ctx() ctx: GraphqlContext) {
    return openProposal(ctx)
  }

  @Authorized('attestation-text.publish')
  @Query(() => [ParagraphChange], {
    description: 'What a text would change, were it published; nothing is stored.',
  })
  async attestationTextPreview(
    @Arg('body', () => String) body: string,
    @Ctx() ctx: GraphqlContext,
  ) {
    return changesFromPresent(ctx, normalized(body))
  }

  @FieldResolver(() => ID)
  id(@Root() proposal: ProposalRow) {
    return toGlobalId('AttestationProposal', proposal.id)
  }

  @FieldResolver(() => Person)
  proposedBy(@Root() proposal: ProposalRow, @Ctx() ctx: GraphqlContext) {
    return ctx.loaders.person.load(proposal.proposedById)
  }

  @FieldResolver(() => [ParagraphChange], { description: 'Against the text in force.' })
  changes(@Root() proposal: ProposalRow, @Ctx() ctx: GraphqlContext) {
    return changesFromPresent(ctx, proposal.body)
  }

  @FieldResolver(() => Boolean, { description: 'May this viewer be the second person?' })
  canPublish(@Root() { proposedById }: ProposalRow, @Ctx() { viewer }: GraphqlContext) {
    return authorize(viewer, 'attestation-text.publish', { firstApproverId: proposedById }).ok
  }

  @Authorized('attestation-text.publish')
  @Mutation(() => AttestationProposalPayload)
  async attestationTextPropose(
    @Arg('input', () => AttestationTextProposeInput) input: AttestationTextProposeInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    return payload('proposal', await proposeAttestationText(ctx, input), same)
  }

  @Authorized('attestation-text.publish')
  @Mutation(() => AttestationTextPayload, {
    description: 'Takes a second person: whoever proposed the text is refused.',
  })
  async attestationTextPublish(
    @Arg('input', () => AttestationProposalInput) input: AttestationProposalInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    const result = await publishAttestationText(ctx, local(input))
    const appsToReattest = result.ok ? result.value.appsToReattest : 0
    return { ...payload('text', result, ({ text }) => text), appsToReattest }
  }

  @Authorized('attestation-text.publish')
  @Mutation(() => AttestationProposalPayload)
  async attestationTextWithdraw(
    @Arg('input', () => AttestationProposalInput) input: AttestationProposalInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    return payload('proposal', await withdrawAttestationText(ctx, local(input)), same)
  }
}

async function changesFromPresent(ctx: GraphqlContext, body: string) {
  const present = await attestationText(ctx)
  return textChanges(present?.body ?? '', body)
}

function local({ proposalId, expectedRevision }: AttestationProposalInput) {
  return { proposalId: localId('AttestationProposal', proposalId), expectedRevision }
}
