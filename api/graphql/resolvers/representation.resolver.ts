import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql'
import { LaunchEnvironmentEnum } from '../../../schema/types/enums.ts'
import {
  PatientRepresentative,
  PatientRepresentativeAddInput,
  PatientRepresentativePayload,
  RepresentedPatient,
} from '../../../schema/types/representation.type.ts'
import type { LaunchEnvironment } from '../../../schema/vocabulary/launch-environment.ts'
import { addRepresentative } from '../../commands/access/representatives/add-representative.ts'
import { endRepresentative } from '../../commands/access/representatives/end-representative.ts'
import { listRepresentatives } from '../../commands/access/representatives/list-representatives.ts'
import type { RepresentationView } from '../../queries/access/representations.ts'
import { localId, toGlobalId } from '../global-id.ts'
import type { GraphqlContext } from '../graphql-context.ts'
import { payload, same } from './payload.ts'

@Resolver(() => PatientRepresentative)
export class RepresentationResolver {
  @FieldResolver(() => ID)
  id(@Root() relation: RepresentationView) {
    return toGlobalId('PatientRepresentative', relation.id)
  }

  @FieldResolver(() => ID)
  patient(@Root() relation: RepresentationView) {
    return relation.patientId
  }

  @FieldResolver(() => ID, { nullable: true })
  relatedPerson(@Root() relation: RepresentationView) {
    return relation.relatedPersonId
  }

  @FieldResolver(() => RepresentedPatient, {
    nullable: true,
    description:
      'Who the patient is; null while the records do not answer, or no longer have them.',
  })
  patientFacts(@Root() { environment, patientId }: RepresentationView, @Ctx() ctx: GraphqlContext) {
    return ctx.loaders.patientFacts.load(`${environment} ${patientId}`)
  }

  @Query(() => [PatientRepresentative], {
    description:
      "Who acts for whom, latest first, at most 500; those that were ended only when asked for, and then alone. Requires 'representative.manage', or a service account with it.",
  })
  patientRepresentatives(
    @Arg('environment', () => LaunchEnvironmentEnum, { nullable: true })
    environment: LaunchEnvironment | null,
    @Arg('patient', () => ID, { nullable: true }) patient: string | null,
    @Arg('email', () => String, { nullable: true }) email: string | null,
    @Arg('isEnded', () => Boolean, { defaultValue: false }) isEnded: boolean,
    @Ctx() ctx: GraphqlContext,
  ) {
    return listRepresentatives(ctx, { environment, patient, email, isEnded })
  }

  @Mutation(() => PatientRepresentativePayload, {
    description:
      "Lets somebody act for a patient with apps. Requires 'representative.manage', or a service account with it.",
  })
  async patientRepresentativeAdd(
    @Arg('input', () => PatientRepresentativeAddInput) input: PatientRepresentativeAddInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    return payload('representative', await addRepresentative(ctx, input), same)
  }

  @Mutation(() => PatientRepresentativePayload, {
    description:
      "Ends it at once, with everything the person allowed apps for that patient. Requires 'representative.manage', or a service account with it.",
  })
  async patientRepresentativeEnd(
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String, {
      nullable: true,
      description: 'Kept with the relation and in the audit trail. People have to give one.',
    })
    reason: string | null,
    @Ctx() ctx: GraphqlContext,
  ) {
    const relation = { id: localId('PatientRepresentative', id), reason }
    const result = await endRepresentative(ctx, relation)
    return payload('representative', result, same)
  }
}
