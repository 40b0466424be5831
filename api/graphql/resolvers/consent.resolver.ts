import { Arg, Authorized, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql'
import { ConsentGrant, ConsentReceipt, LaunchRecord } from '../../../schema/types/client.type.ts'
import { ConsentPayload } from '../../../schema/types/payloads.type.ts'
import { revokeAuthorization } from '../../commands/access/revoke-authorization.ts'
import { type ConsentView, consentsOfUser } from '../../queries/access/consents-of-user.ts'
import { patientName } from '../../queries/access/patient-name.ts'
import { localId, toGlobalId } from '../global-id.ts'
import type { GraphqlContext } from '../graphql-context.ts'
import { payloadAfter } from './payload.ts'

@Resolver(() => ConsentGrant)
export class ConsentResolver {
  @Authorized()
  @Mutation(() => ConsentPayload, {
    description: 'Takes back what was allowed; tokens stop at once.',
  })
  async consentRevoke(@Arg('consentId', () => ID) consentId: string, @Ctx() ctx: GraphqlContext) {
    const result = await revokeAuthorization(ctx, localId('ConsentGrant', consentId))
    return payloadAfter('consent', result, async ({ id, userId }) => {
      const [consent] = await consentsOfUser(ctx, userId, id)
      return consent ?? null
    })
  }

  @FieldResolver(() => ID)
  id(@Root() consent: ConsentView) {
    return toGlobalId('ConsentGrant', consent.id)
  }

  @FieldResolver(() => String, { nullable: true })
  patientName(@Root() consent: ConsentView, @Ctx() ctx: GraphqlContext) {
    return consent.patientRef ? patientName(ctx, consent.environment, consent.patientRef) : null
  }

  @FieldResolver(() => ConsentReceipt, {
    nullable: true,
    description: 'For the person themselves; null for consents of before there were receipts.',
  })
  async receipt(@Root() consent: ConsentView, @Ctx() ctx: GraphqlContext) {
    if (!consent.hasReceipt || consent.userId !== ctx.viewer?.userId) return null
    const { fhir, json, pdf } = await ctx.receiptAddresses.files(consent.id)
    return { pdfUrl: pdf, jsonUrl: json, fhirUrl: consent.patientRef ? fhir : null }
  }

  @FieldResolver(() => [LaunchRecord])
  async launches(@Root() consent: ConsentView, @Ctx() ctx: GraphqlContext) {
    const launches = await ctx.loaders.launchesOfConsent.load(consent.id)
    return launches.map((launch) => ({ ...launch, id: toGlobalId('Launch', launch.id) }))
  }
}
