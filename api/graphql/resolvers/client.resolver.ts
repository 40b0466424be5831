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
import { ClientSecretRotateInput } from '../../../schema/types/app.input.ts'
import {
  ClientSecret,
  HealthProbe,
  JwksCheck,
  OAuthClient,
} from '../../../schema/types/client.type.ts'
import { FhirBase } from '../../../schema/types/fhir-base.type.ts'
import { ClientPayload, SecretPayload } from '../../../schema/types/payloads.type.ts'
import { revokeClientSecret } from '../../commands/access/revoke-client-secret.ts'
import { rotateClientSecret } from '../../commands/access/rotate-client-secret.ts'
import { requireViewer } from '../../commands/authorize.ts'
import { DEFAULT_SCOPES } from '../../domain/requestable-scopes.ts'
import type { OAuthClient as OAuthClientRow } from '../../entities/access/oauth-client.entity.ts'
import { grantedScopes } from '../../queries/access/clients.ts'
import { connectionSheet } from '../../queries/access/connection-sheet.ts'
import { jwksCheck } from '../../queries/registration/jwks-check.ts'
import { localId, toGlobalId } from '../global-id.ts'
import type { GraphqlContext } from '../graphql-context.ts'
import { payload, same } from './payload.ts'

@Resolver(() => OAuthClient)
export class ClientResolver {
  @FieldResolver(() => ID)
  id(@Root() client: OAuthClientRow) {
    return toGlobalId('OAuthClient', client.id)
  }

  @FieldResolver(() => Boolean)
  isEnabled(@Root() client: OAuthClientRow) {
    return !client.disabledAt
  }

  @FieldResolver(() => [ClientSecret], { description: 'Absent for public clients (R096).' })
  async secrets(@Root() client: OAuthClientRow, @Ctx() ctx: GraphqlContext) {
    const secrets = await ctx.loaders.secretsOfClient.load(client.id)
    return secrets.map((secret) => ({ ...secret, id: toGlobalId('ClientSecret', secret.id) }))
  }

  @FieldResolver(() => HealthProbe, {
    nullable: true,
    description: 'What was found at jwksUrl; looked at when a version is submitted, and every day.',
  })
  jwksHealth(@Root() client: OAuthClientRow, @Ctx() ctx: GraphqlContext) {
    return ctx.loaders.keySetProbe.load(client.id)
  }

  @FieldResolver(() => [String])
  scopes(@Root() client: OAuthClientRow, @Ctx() ctx: GraphqlContext) {
    return grantedScopes(ctx, client)
  }

  @FieldResolver(() => [String])
  defaultScopes(@Root() client: OAuthClientRow) {
    return client.clientType === 'BACKEND_SERVICE' ? [] : DEFAULT_SCOPES
  }

  @FieldResolver(() => String)
  async fhirBase(@Root() client: OAuthClientRow, @Ctx() ctx: GraphqlContext) {
    return (await sheetOf(client, ctx)).fhirBase
  }

  @FieldResolver(() => [FhirBase], {
    description:
      'The FHIR bases it may have tokens for (R098); none where it declares no version of theirs.',
  })
  async fhirBases(@Root() client: OAuthClientRow, @Ctx() ctx: GraphqlContext) {
    return (await sheetOf(client, ctx)).fhirBases
  }

  @FieldResolver(() => String)
  async discoveryUrl(@Root() client: OAuthClientRow, @Ctx() ctx: GraphqlContext) {
    return (await sheetOf(client, ctx)).discoveryUrl
  }

  @FieldResolver(() => String)
  authorizeUrl(@Root() client: OAuthClientRow, @Ctx() ctx: GraphqlContext) {
    return connectionSheet(ctx.urls, client).authorizeUrl
  }

  @FieldResolver(() => String)
  tokenUrl(@Root() client: OAuthClientRow, @Ctx() ctx: GraphqlContext) {
    return connectionSheet(ctx.urls, client).tokenUrl
  }

  @FieldResolver(() => String)
  revocationUrl(@Root() client: OAuthClientRow, @Ctx() ctx: GraphqlContext) {
    return connectionSheet(ctx.urls, client).revocationUrl
  }

  @FieldResolver(() => String)
  introspectionUrl(@Root() client: OAuthClientRow, @Ctx() ctx: GraphqlContext) {
    return connectionSheet(ctx.urls, client).introspectionUrl
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'A ready-made authorization request (R102); null for backend services.',
  })
  async launchRequestUrl(@Root() client: OAuthClientRow, @Ctx() ctx: GraphqlContext) {
    return (await sheetOf(client, ctx)).launchRequestUrl(await grantedScopes(ctx, client))
  }

  @Authorized('app-version.draft')
  @Query(() => JwksCheck, {
    description:
      "Reads and checks a key set now: at an address, or as JSON text. Requires 'app-version.draft'.",
  })
  jwksCheck(
    @Ctx() ctx: GraphqlContext,
    @Arg('url', () => String, { nullable: true }) url?: string,
    @Arg('jwks', () => String, { nullable: true }) jwks?: string,
  ) {
    return jwksCheck(ctx, requireViewer(ctx), { url, jwks })
  }

  @Authorized('secret.rotate')
  @Mutation(() => SecretPayload, {
    description:
      "Replaces the secret of a client. Its vendor gets a new one; an app admin or security officer ends those there are after the overlap, sees none, and the vendor is told. Requires 'secret.rotate'.",
  })
  async clientSecretRotate(
    @Arg('input', () => ClientSecretRotateInput) input: ClientSecretRotateInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    const result = await rotateClientSecret(ctx, {
      ...input,
      clientId: localId('OAuthClient', input.clientId),
    })
    if (!result.ok) return { client: null, plaintextOnce: null, userErrors: result.error }
    return { ...result.value, userErrors: [] }
  }

  @Authorized('secret.rotate')
  @Mutation(() => ClientPayload, {
    description:
      "Ends one secret at once; its vendor is told when the hospital did it. Requires 'secret.rotate'.",
  })
  async clientSecretRevoke(
    @Arg('secretId', () => ID) secretId: string,
    @Ctx() ctx: GraphqlContext,
  ) {
    const result = await revokeClientSecret(ctx, localId('ClientSecret', secretId))
    return payload('client', result, same)
  }
}

/** Its version is asked for only where there are bases to choose from. */
async function sheetOf(client: OAuthClientRow, { loaders, urls }: GraphqlContext) {
  if (!urls.partitions?.length) return connectionSheet(urls, client)
  const version = await loaders.version.load(client.pinnedVersionId)
  return connectionSheet(urls, client, version?.fhirVersions)
}
