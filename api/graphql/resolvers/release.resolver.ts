import { Arg, Authorized, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'
import { App, AppVersion } from '../../../schema/types/app.type.ts'
import { ReleaseHoldEnum, ReleaseModeEnum } from '../../../schema/types/enums.ts'
import { AppPayload } from '../../../schema/types/notice.type.ts'
import { ReleaseModeInput } from '../../../schema/types/release.input.ts'
import { chooseReleaseMode } from '../../commands/review/choose-release-mode.ts'
import { can } from '../../domain/abilities.ts'
import type { App as AppRow } from '../../entities/app/app.entity.ts'
import type { AppVersion as AppVersionRow } from '../../entities/app/app-version.entity.ts'
import { inLocalIds } from '../global-id.ts'
import type { GraphqlContext } from '../graphql-context.ts'
import { payload, same } from './payload.ts'

/** How approved versions go live, and what holds one back. */
@Resolver(() => App)
export class ReleaseModeResolver {
  @FieldResolver(() => ReleaseModeEnum, {
    description: 'AUTOMATIC: an approved version goes live at once. MANUAL: when its vendor says.',
  })
  releaseMode(@Root() app: AppRow, @Ctx() ctx: GraphqlContext) {
    return app.releaseMode ?? ctx.loaders.hospitalReleaseMode.load(ctx.organizationId)
  }

  @FieldResolver(() => Boolean, { description: 'May this viewer change the release mode?' })
  canChooseRelease(@Root() app: AppRow, @Ctx() ctx: GraphqlContext) {
    return can(ctx.viewer, 'app.choose-release', { vendorId: app.vendorId })
  }

  @Authorized('app.choose-release')
  @Mutation(() => AppPayload, {
    description:
      "Chooses how approved versions of an app go live; one that is approved already goes live with AUTOMATIC. Requires 'app.choose-release'.",
  })
  async appReleaseModeChange(
    @Arg('input', () => ReleaseModeInput) input: ReleaseModeInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    const choice = inLocalIds(input, { appId: 'App' })
    return payload('app', await chooseReleaseMode(ctx, choice), same)
  }
}

@Resolver(() => AppVersion)
export class ReleaseHoldResolver {
  @FieldResolver(() => [ReleaseHoldEnum], {
    description:
      'What an approved version waits for before it goes live by itself; empty for every other.',
  })
  releaseHeldBy(@Root() version: AppVersionRow) {
    return version.releaseHeldBy ?? []
  }
}
