import { Arg, Authorized, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql'
import { Organization } from '../../../schema/types/account.type.ts'
import { AppVersion } from '../../../schema/types/app.type.ts'
import {
  ValidationCheck,
  ValidationRun,
  ValidationRunPayload,
} from '../../../schema/types/validation.type.ts'
import { startValidation } from '../../commands/review/validation/start-validation.ts'
import { can } from '../../domain/abilities.ts'
import type { AppVersion as AppVersionRow } from '../../entities/app/app-version.entity.ts'
import type { ValidationRun as RunRow } from '../../entities/app/validation-run.entity.ts'
import { diagnostics } from '../../queries/platform/diagnostics.ts'
import { validationRunsOf } from '../../queries/review/validation-runs.ts'
import { localId, toGlobalId } from '../global-id.ts'
import type { GraphqlContext } from '../graphql-context.ts'
import { payload, same } from './payload.ts'

/** What the server finds by itself: about a version, and about the installation. */
@Resolver(() => ValidationRun)
export class ValidationRunResolver {
  @Authorized('sandbox.use')
  @Mutation(() => ValidationRunPayload, {
    description:
      "Looks at a version now and keeps what was found; takes up to some seconds. Requires 'sandbox.use' over its vendor, or to review.",
  })
  async validationRunStart(
    @Arg('versionId', () => ID) versionId: string,
    @Ctx() ctx: GraphqlContext,
  ) {
    return payload('run', await startValidation(ctx, localId('AppVersion', versionId)), same)
  }

  @FieldResolver(() => ID)
  id(@Root() { id }: RunRow) {
    return toGlobalId('ValidationRun', id)
  }

  @FieldResolver(() => String, { nullable: true })
  async startedBy(@Root() { startedById }: RunRow, @Ctx() ctx: GraphqlContext) {
    return startedById ? ((await ctx.loaders.person.load(startedById))?.name ?? null) : null
  }
}

@Resolver(() => AppVersion)
export class VersionValidationResolver {
  @FieldResolver(() => [ValidationRun], {
    description: 'Latest first, at most ten. For those who review and for its vendor.',
  })
  async validationRuns(@Root() version: AppVersionRow, @Ctx() ctx: GraphqlContext) {
    const app = await ctx.loaders.app.load(version.appId)
    const isTheirs = can(ctx.viewer, 'audit.read-app', { vendorId: app?.vendorId })
    return isTheirs ? validationRunsOf(ctx, version.id) : []
  }
}

@Resolver(() => Organization)
export class DiagnosticsResolver {
  @Authorized('organization.administer')
  @FieldResolver(() => [ValidationCheck], {
    description:
      "How the installation is set up, and what is wrong with that. Requires 'organization.administer'.",
  })
  diagnostics(@Ctx() ctx: GraphqlContext) {
    return diagnostics(ctx)
  }
}
