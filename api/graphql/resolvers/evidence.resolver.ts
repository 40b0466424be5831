import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql'
import { EvidencePackInput, EvidencePackPayload } from '../../../schema/types/evidence.type.ts'
import { requireViewer } from '../../commands/authorize.ts'
import { mayTakeEvidence } from '../../commands/evidence/open-evidence.ts'
import { localId } from '../global-id.ts'
import type { GraphqlContext } from '../graphql-context.ts'

@Resolver()
export class EvidenceResolver {
  @Authorized('evidence.export')
  @Mutation(() => EvidencePackPayload, {
    description:
      'Makes an address of the evidence pack of a version: all that was submitted, decided, signed and told, with a signed list of hashes and a verifier that needs no server.',
  })
  async evidencePackCreate(
    @Arg('input', () => EvidencePackInput) input: EvidencePackInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    const versionId = localId('AppVersion', input.versionId)
    const allowed = await mayTakeEvidence(ctx, versionId)
    if (!allowed.ok) return { downloadUrl: null, expiresAt: null, userErrors: allowed.error }
    const { userId } = requireViewer(ctx)
    const { url, expiresAt } = await ctx.evidence.forEvidence({ versionId, userId })
    return { downloadUrl: url, expiresAt, userErrors: [] }
  }
}
