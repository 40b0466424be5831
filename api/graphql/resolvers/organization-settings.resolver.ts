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
import { OrganizationSettingsUpdateInput } from '../../../schema/types/security.input.ts'
import {
  OrganizationSettings,
  OrganizationSettingsPayload,
} from '../../../schema/types/security.type.ts'
import { updateOrganizationSettings } from '../../commands/platform/update-organization-settings.ts'
import {
  type OrganizationSettingsView,
  organizationSettings,
  settingsView,
} from '../../queries/account/organization-settings.ts'
import { toGlobalId } from '../global-id.ts'
import type { GraphqlContext } from '../graphql-context.ts'
import { payload } from './payload.ts'

@Resolver(() => OrganizationSettings)
export class OrganizationSettingsResolver {
  @FieldResolver(() => ID)
  id(@Root() settings: OrganizationSettingsView) {
    return toGlobalId('OrganizationSettings', settings.id)
  }

  @Authorized('organization.administer')
  @Query(() => OrganizationSettings)
  organizationSettings(@Ctx() ctx: GraphqlContext) {
    return organizationSettings(ctx)
  }

  @Authorized('organization.administer')
  @Mutation(() => OrganizationSettingsPayload)
  async organizationSettingsUpdate(
    @Arg('input', () => OrganizationSettingsUpdateInput) input: OrganizationSettingsUpdateInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    return payload('settings', await updateOrganizationSettings(ctx, input), settingsView)
  }
}
