import { Authorized, Ctx, Mutation, Resolver } from 'type-graphql'
import { SandboxDataPayload } from '../../../schema/types/sandbox.type.ts'
import { resetSandboxData } from '../../commands/platform/reset-sandbox-data.ts'
import type { GraphqlContext } from '../graphql-context.ts'
import { payload, same } from './payload.ts'

@Resolver()
export class SandboxResolver {
  @Authorized('sandbox.use')
  @Mutation(() => SandboxDataPayload, {
    description:
      "Puts the FHIR records of the sandbox back to how they were made; what apps of all vendors wrote there is gone. Takes up to a minute. Requires 'sandbox.use' over the whole hospital; refused in production.",
  })
  async sandboxDataReset(@Ctx() ctx: GraphqlContext) {
    return payload('resources', await resetSandboxData(ctx), same)
  }
}
