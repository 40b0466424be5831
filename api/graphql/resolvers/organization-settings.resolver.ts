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
import { IconUploadInput } from '../../../schema/types/app.input.ts'
import { SettingsAreaEnum } from '../../../schema/types/enums.ts'
import { OrganizationChangeConnection } from '../../../schema/types/organization-change.type.ts'
import * as faces from '../../../schema/types/organization-face.input.ts'
import { IconUploadPayload } from '../../../schema/types/payloads.type.ts'
import { OrganizationSettingsUpdateInput } from '../../../schema/types/security.input.ts'
import {
  OrganizationSettings,
  OrganizationSettingsPayload,
} from '../../../schema/types/security.type.ts'
import type { SettingsArea } from '../../../schema/vocabulary/settings-area.ts'
import { updateBrand } from '../../commands/platform/update-brand.ts'
import { updateFaceTexts } from '../../commands/platform/update-face-texts.ts'
import { updateLegalLinks } from '../../commands/platform/update-legal-links.ts'
import { updateOrganizationSettings } from '../../commands/platform/update-organization-settings.ts'
import { iconUploadFault } from '../../commands/registration/store-icon.ts'
import {
  type OrganizationSettingsView,
  organizationSettings,
  settingsView,
} from '../../queries/account/organization-settings.ts'
import { organizationChanges } from '../../queries/platform/organization-changes.ts'
import { localId, toGlobalId } from '../global-id.ts'
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

  @Authorized('organization.administer')
  @Mutation(() => OrganizationSettingsPayload, {
    description: "Changes how the hospital presents itself. Requires 'organization.administer'.",
  })
  async organizationBrandUpdate(
    @Arg('input', () => faces.OrganizationBrandUpdateInput)
    input: faces.OrganizationBrandUpdateInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    const logoId = input.logoId ? localId('Icon', input.logoId) : null
    return payload('settings', await updateBrand(ctx, { ...input, logoId }), settingsView)
  }

  @Authorized('organization.administer')
  @Mutation(() => OrganizationSettingsPayload, {
    description: "Changes where the footers lead. Requires 'organization.administer'.",
  })
  async organizationLegalLinksUpdate(
    @Arg('input', () => faces.OrganizationLegalLinksUpdateInput)
    input: faces.OrganizationLegalLinksUpdateInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    return payload('settings', await updateLegalLinks(ctx, input), settingsView)
  }

  @Authorized('organization.administer')
  @Mutation(() => OrganizationSettingsPayload, {
    description: "Changes what the hospital says. Requires 'organization.administer'.",
  })
  async organizationTextsUpdate(
    @Arg('input', () => faces.OrganizationTextsUpdateInput)
    input: faces.OrganizationTextsUpdateInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    return payload('settings', await updateFaceTexts(ctx, input), settingsView)
  }

  @Authorized('organization.administer')
  @Mutation(() => IconUploadPayload, {
    description:
      "Makes the address for a picture of the hospital: a PNG of 512 by 512 pixels. Requires 'organization.administer'.",
  })
  async organizationLogoUploadCreate(
    @Arg('input', () => IconUploadInput) { sizeBytes, sha256 }: IconUploadInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    const fault = iconUploadFault({ sizeBytes, sha256 })
    if (fault && !fault.ok) return { uploadUrl: null, expiresAt: null, userErrors: fault.error }
    const owner = { vendorId: ctx.organizationId, sizeBytes, sha256 }
    const { url, expiresAt } = await ctx.uploads.forIcon(owner)
    return { uploadUrl: url, expiresAt, userErrors: [] }
  }
}
