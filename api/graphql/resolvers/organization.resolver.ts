import { Arg, Authorized, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql'
import { Organization } from '../../../schema/types/account.type.ts'
import { DeveloperDocs, EnvironmentEndpoints } from '../../../schema/types/docs.type.ts'
import { OrganizationPayload } from '../../../schema/types/payloads.type.ts'
import { OrganizationDocsUpdateInput } from '../../../schema/types/vendor.input.ts'
import { updateOrganizationDocs } from '../../commands/platform/update-organization-docs.ts'
import { type OrganizationView, organizationView } from '../../queries/account/organization.ts'
import { developerDocs } from '../../queries/platform/developer-docs.ts'
import { environments } from '../../queries/platform/environments.ts'
import { toGlobalId } from '../global-id.ts'
import type { GraphqlContext } from '../graphql-context.ts'
import { payloadAfter } from './payload.ts'

@Resolver(() => Organization)
export class OrganizationResolver {
  @FieldResolver(() => ID)
  id(@Root() organization: OrganizationView) {
    return toGlobalId('Organization', organization.id)
  }

  @FieldResolver(() => [EnvironmentEndpoints], {
    description: 'Production and sandbox, with every address a developer needs.',
  })
  environments(@Ctx() ctx: GraphqlContext) {
    return environments(ctx.urls)
  }

  @FieldResolver(() => DeveloperDocs)
  docs(@Ctx() ctx: GraphqlContext) {
    return developerDocs(ctx)
  }

  @Authorized('organization.administer')
  @Mutation(() => OrganizationPayload, {
    description: "Writes the page for developers. Requires 'organization.administer'.",
  })
  async organizationDocsUpdate(
    @Arg('input', () => OrganizationDocsUpdateInput) input: OrganizationDocsUpdateInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    const result = await updateOrganizationDocs(ctx, input)
    return payloadAfter('organization', result, () => organizationView(ctx))
  }
}
