import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql'
import { AppVersionDraftInput, IconUploadInput } from '../../../schema/types/app.input.ts'
import { AppVersionPayload, IconUploadPayload } from '../../../schema/types/payloads.type.ts'
import { saveAppDraft } from '../../commands/registration/save-app-draft.ts'
import { iconUploadFault } from '../../commands/registration/store-icon.ts'
import { refuse } from '../../commands/user-fault.ts'
import { localId } from '../global-id.ts'
import type { GraphqlContext } from '../graphql-context.ts'
import { parseJwksText } from '../jwks-text.ts'
import { inHand, payload, same } from './payload.ts'

@Resolver()
export class DraftResolver {
  @Authorized('app-version.draft')
  @Mutation(() => AppVersionPayload)
  async appVersionDraftSave(
    @Arg('input', () => AppVersionDraftInput) input: AppVersionDraftInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    const jwks = parseJwksText(input.jwks)
    if (!jwks.ok) return payload('appVersion', jwks, same)
    const given = { ...input, ...localIds(input), ...emptied(input), jwks: jwks.value }
    return payload('appVersion', await saveAppDraft(ctx, given), (draft) => inHand(ctx, draft))
  }

  @Authorized('app-version.draft')
  @Mutation(() => IconUploadPayload)
  async iconUploadCreate(
    @Arg('input', () => IconUploadInput) input: IconUploadInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    const none = { uploadUrl: null, expiresAt: null }
    const membership = ctx.viewer?.vendorIds[0]
    const fault = membership
      ? iconUploadFault(input)
      : refuse({ code: 'REQUIRED', message: 'Complete your vendor profile first.' })
    if (!membership || fault) return { ...none, userErrors: fault && !fault.ok ? fault.error : [] }
    const { sizeBytes, sha256 } = input
    const address = await ctx.uploads.forIcon({ vendorId: membership.vendorId, sizeBytes, sha256 })
    return { uploadUrl: address.url, expiresAt: address.expiresAt, userErrors: [] }
  }
}

function localIds({ versionId, appId, iconId }: AppVersionDraftInput) {
  return {
    versionId: isNone(versionId) ? undefined : localId('AppVersion', versionId),
    appId: isNone(appId) ? undefined : localId('App', appId),
    iconId: isNone(iconId) ? iconId : localId('Icon', iconId),
  }
}

/** The fields that hold a list or one of a few words: the schema lets null through, the tables do not. */
const NEVER_NULL = {
  operatingSystems: [],
  redirectUrls: [],
  audiences: [],
  uses: [],
  fhirVersions: [],
  compliance: [],
  launchModes: [],
  scopes: [],
  clientType: undefined,
  idTokenAlg: undefined,
} as const satisfies { [Field in keyof AppVersionDraftInput]: [] | undefined }

function emptied(input: AppVersionDraftInput): Partial<AppVersionDraftInput> {
  const given: Partial<Record<string, unknown>> = { ...input }
  return Object.fromEntries(Object.entries(NEVER_NULL).filter(([field]) => given[field] === null))
}

function isNone(id: string | null | undefined): id is null | undefined {
  return id === null || id === undefined
}
