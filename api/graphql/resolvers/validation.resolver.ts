import {
  Arg,
  Authorized,
  Ctx,
  FieldResolver,
  ID,
  Mutation,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql'
import { Organization } from '../../../schema/types/account.type.ts'
import { AppVersion } from '../../../schema/types/app.type.ts'
import {
  ValidationCheck,
  ValidationEvent,
  ValidationRun,
  ValidationRunPayload,
} from '../../../schema/types/validation.type.ts'
import { startValidation } from '../../commands/review/validation/start-validation.ts'
import { can } from '../../domain/abilities.ts'
import type { ValidationRunFinished } from '../../domain/review-events.ts'
import { maySee } from '../../domain/visibility.ts'
import type { AppVersion as AppVersionRow } from '../../entities/app/app-version.entity.ts'
import type { ValidationRun as RunRow } from '../../entities/app/validation-run.entity.ts'
import type { PublishedEvent } from '../../ports.ts'
import { diagnostics } from '../../queries/platform/diagnostics.ts'
import { validationRunById, validationRunsOf } from '../../queries/review/validation-runs.ts'
import { eventStream } from '../event-stream.ts'
import { localId, toGlobalId } from '../global-id.ts'
import type { GraphqlContext } from '../graphql-context.ts'
import { payload, same } from './payload.ts'

type Finished = PublishedEvent & { event: ValidationRunFinished }

interface ProgressArgs {
  runId?: string
  versionId?: string
  after?: string
}

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

  @Subscription(() => ValidationEvent, {
    description:
      'Runs that came to their end: of one version, one run alone, or of all versions the viewer may read them of. A run is kept whole, so each is told once.',
    subscribe: ({ args, context }: { args: ProgressArgs; context: GraphqlContext }) =>
      eventStream(context, {
        types: ['validation-run.finished'],
        after: args.after,
        wants: (ctx, event) => isAskedFor(args, event) && mayRead(ctx, event),
      }),
  })
  validationRunProgress(
    @Root() { cursor, event }: Finished,
    @Arg('runId', () => ID, { nullable: true }) _runId?: string,
    @Arg('versionId', () => ID, { nullable: true }) _versionId?: string,
    @Arg('after', () => String, { nullable: true }) _after?: string,
  ) {
    return { cursor: String(cursor), ...event }
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

@Resolver(() => ValidationEvent)
export class ValidationEventResolver {
  @FieldResolver(() => ValidationRun)
  run(@Root() { validationRunId }: ValidationRunFinished, @Ctx() ctx: GraphqlContext) {
    return validationRunById(ctx, validationRunId)
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

function isAskedFor({ runId, versionId }: ProgressArgs, event: ValidationRunFinished): boolean {
  if (runId && localId('ValidationRun', runId) !== event.validationRunId) return false
  return !versionId || localId('AppVersion', versionId) === event.appVersionId
}

/** Whoever may read the runs of a version (`validationRuns`) hears of them. */
async function mayRead(ctx: GraphqlContext, event: ValidationRunFinished): Promise<boolean> {
  const { vendorId, appVersionId } = event
  const version = await ctx.loaders.version.load(appVersionId)
  const isSeen = version && maySee(ctx.viewer, vendorId, version.status)
  return Boolean(isSeen) && can(ctx.viewer, 'audit.read-app', { vendorId })
}
