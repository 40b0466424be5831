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
import { SettingsAreaEnum } from '../../../schema/types/enums.ts'
import { OrganizationChangeConnection } from '../../../schema/types/organization-change.type.ts'
import { OrganizationSettingsUpdateInput } from '../../../schema/types/security.input.ts'
import {
  OrganizationSettings,
  OrganizationSettingsPayload,
} from '../../../schema/types/security.type.ts'
import type { SettingsArea } from '../../../schema/vocabulary/settings-area.ts'
import { updateOrganizationSettings } from '../../commands/platform/update-organization-settings.ts'
import {
  type OrganizationSettingsView,
  organizationSettings,
  settingsView,
} from '../../queries/account/organization-settings.ts'
import { organizationChanges } from '../../queries/platform/organization-changes.ts'
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
  @Query(() => OrganizationChangeConnection, {
    description: "Who changed a part of the settings. Requires 'organization.administer'.",
  })
  organizationChanges(
    @Ctx() ctx: GraphqlContext,
    @Arg('area', () => SettingsAreaEnum) area: SettingsArea,
    @Arg('first', () => Int, { defaultValue: 10 }) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string,
  ) {
    return organizationChanges(ctx, { area, first, after })
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
