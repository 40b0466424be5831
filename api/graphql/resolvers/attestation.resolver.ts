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
import { AttestInput } from '../../../schema/types/app.input.ts'
import { AppVersion } from '../../../schema/types/app.type.ts'
import {
  Attestation,
  AttestationText,
  AttestationVerification,
} from '../../../schema/types/attestation.type.ts'
import { AppVersionPayload } from '../../../schema/types/payloads.type.ts'
import { attest } from '../../commands/registration/attest.ts'
import { renewAttestation } from '../../commands/registration/renew-attestation.ts'
import type { AttestationView } from '../../queries/registration/attestations.ts'
import { verifyAttestation } from '../../queries/registration/verify-attestation.ts'
import { localId, toGlobalId } from '../global-id.ts'
import type { GraphqlContext } from '../graphql-context.ts'
import { payload, same } from './payload.ts'

@Resolver(() => Attestation)
export class AttestationResolver {
  @FieldResolver(() => ID)
  id(@Root() attestation: AttestationView) {
    return toGlobalId('Attestation', attestation.id)
  }

  @FieldResolver(() => AttestationText)
  text(@Root() attestation: AttestationView, @Ctx() ctx: GraphqlContext) {
    return ctx.loaders.attestationText.load(attestation.textId)
  }

  @FieldResolver(() => AppVersion)
  version(@Root() attestation: AttestationView, @Ctx() ctx: GraphqlContext) {
    return ctx.loaders.version.load(attestation.appVersionId)
  }

  @FieldResolver(() => Boolean, { description: 'The same as isCurrent.' })
  current(@Root() attestation: AttestationView) {
    return attestation.isCurrent
  }

  @FieldResolver(() => String, {
    description: 'The signed document as PDF. The address works for some minutes; ask again.',
  })
  pdfUrl(@Root() attestation: AttestationView, @Ctx() ctx: GraphqlContext) {
    return ctx.attestationAddresses.pdf(attestation.id)
  }

  @FieldResolver(() => String, {
    description: 'A public page that says whether signature and text hold.',
  })
  verifyUrl(@Root() attestation: AttestationView, @Ctx() ctx: GraphqlContext) {
    return `${ctx.urls.base}/attestations/${attestation.id}`
  }

  @Query(() => AttestationVerification, {
    description: 'Says whether a signed attestation holds; for anybody, without an account.',
  })
  attestationVerify(
    @Ctx() ctx: GraphqlContext,
    @Arg('jws', () => String) jws: string,
    @Arg('text', () => String, {
      nullable: true,
      description: 'The text as you have it: it has to have the signed hash as well.',
    })
    text?: string,
  ) {
    return verifyAttestation(ctx, jws, text)
  }

  @Authorized('attestation.answer')
  @Mutation(() => AppVersionPayload)
  async attest(@Arg('input', () => AttestInput) input: AttestInput, @Ctx() ctx: GraphqlContext) {
    return payload('appVersion', await attest(ctx, local(input)), same)
  }

  @Authorized('attestation.answer')
  @Mutation(() => AppVersionPayload, {
    description: 'Answers the text in force on a live version; nothing else of it changes (R121).',
  })
  async attestationRenew(
    @Arg('input', () => AttestInput) input: AttestInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    return payload('appVersion', await renewAttestation(ctx, local(input)), same)
  }
}

function local(input: AttestInput): AttestInput {
  return {
    ...input,
    versionId: localId('AppVersion', input.versionId),
    textId: localId('AttestationText', input.textId),
  }
}
