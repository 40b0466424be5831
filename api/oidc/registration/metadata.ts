import { z } from 'zod'
import {
  type ClientType,
  ID_TOKEN_ALGORITHMS,
  type LaunchMode,
} from '../../../schema/vocabulary/registration.ts'
import { splitScopes } from '../../../schema/vocabulary/scope.ts'
import type { RegistrationInput } from '../../commands/access/register-client.ts'
import { ok, type Result, refused } from '../../domain/result.ts'
import { invalidMetadata, type RegistrationError } from './errors.ts'

const text = z.string().max(2000)
const words = z.array(z.string().max(200)).max(20)

/** Client metadata of RFC 7591 section 2, as far as it is understood; whatever else there is, is left out. */
const metadata = z.object({
  redirect_uris: z.array(z.string()).optional(),
  token_endpoint_auth_method: z.string().default('client_secret_basic'),
  grant_types: words.default(['authorization_code']),
  response_types: words.optional(),
  application_type: z.enum(['web', 'native']).optional(),
  client_name: z.string().optional(),
  client_uri: text.optional(),
  logo_uri: text.optional(),
  tos_uri: text.optional(),
  policy_uri: text.optional(),
  initiate_login_uri: text.optional(),
  scope: z.string().max(20_000).default(''),
  contacts: words.optional(),
  jwks_uri: text.optional(),
  jwks: z.looseObject({ keys: z.array(z.looseObject({})) }).optional(),
  software_id: z.string().max(200).optional(),
  software_version: z.string().max(200).optional(),
  software_statement: z.unknown().optional(),
  subject_type: z.literal('public').optional(),
  id_token_signed_response_alg: z.enum(ID_TOKEN_ALGORITHMS).default('RS256'),
})
type Metadata = z.infer<typeof metadata>

/** What would be a promise that is not kept, were it passed over in silence. */
const REFUSED_MEMBERS = [
  'sector_identifier_uri',
  'id_token_encrypted_response_alg',
  'userinfo_signed_response_alg',
  'userinfo_encrypted_response_alg',
  'require_signed_request_object',
  'tls_client_certificate_bound_access_tokens',
  'dpop_bound_access_tokens',
]

/**
 * Reads client metadata as an app sends it, in the words of the platform. What the addresses, keys and scopes are worth is
 * judged by the rules of the wizard, not here.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7591#section-2
 */
export function readMetadata(body: unknown): Result<RegistrationInput, RegistrationError> {
  const parsed = metadata.safeParse(withoutNulls(body))
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const member = issue?.path.join('.') || 'the body'
    return refused(invalidMetadata(`${member}: ${issue?.message ?? 'is not understood'}`, member))
  }
  const asked = parsed.data
  const fault = memberFault(body, asked)
  if (fault) return refused(fault)
  const clientType = clientTypeOf(asked)
  return typeof clientType === 'string' ? ok(inputOf(asked, clientType)) : refused(clientType)
}

/** RFC 7591 section 2: a member that is null is as good as left out. */
function withoutNulls(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null))
}

function memberFault(body: unknown, asked: Metadata): RegistrationError | undefined {
  if (asked.software_statement !== undefined) {
    return {
      error: 'unapproved_software_statement',
      error_description: 'no issuer of software statements is trusted here; leave it out',
    }
  }
  const refusedMember = REFUSED_MEMBERS.find((member) => Object.hasOwn(Object(body), member))
  if (refusedMember) {
    return invalidMetadata(`${refusedMember}: is not supported here`, refusedMember)
  }
  return asked.jwks && asked.jwks_uri
    ? invalidMetadata('jwks: give jwks or jwks_uri, not both', 'jwks')
    : undefined
}

const METHODS: Readonly<Record<string, ClientType>> = {
  none: 'PUBLIC',
  client_secret_basic: 'CONFIDENTIAL_SYMMETRIC',
  client_secret_post: 'CONFIDENTIAL_SYMMETRIC',
  private_key_jwt: 'CONFIDENTIAL_ASYMMETRIC',
}
const INTERACTIVE = ['authorization_code', 'refresh_token']

function clientTypeOf(asked: Metadata): ClientType | RegistrationError {
  const { grant_types: grants, response_types: responses, token_endpoint_auth_method } = asked
  const type = METHODS[token_endpoint_auth_method]
  if (!type) {
    const member = 'token_endpoint_auth_method'
    return invalidMetadata(`${member}: one of ${Object.keys(METHODS).join(', ')}`, member)
  }
  if (grants.includes('client_credentials')) {
    if (grants.length > 1) return wrongGrants('client_credentials stands alone here')
    if (type !== 'CONFIDENTIAL_ASYMMETRIC') {
      return wrongGrants('client_credentials needs private_key_jwt')
    }
    return 'BACKEND_SERVICE'
  }
  const unknown = grants.find((grant) => !INTERACTIVE.includes(grant))
  if (unknown) return wrongGrants(`${unknown} is not offered`)
  if (!grants.includes('authorization_code')) return wrongGrants('authorization_code is needed')
  const isCode = responses?.every((response) => response === 'code') ?? true
  return isCode ? type : invalidMetadata('response_types: only code is offered', 'response_types')
}

function wrongGrants(what: string): RegistrationError {
  return invalidMetadata(`grant_types: ${what}`, 'grant_types')
}

/** Every field is given, so that a change replaces all that was said before (RFC 7592 section 2.2). */
function inputOf(asked: Metadata, clientType: ClientType): RegistrationInput {
  const { client_uri = null, initiate_login_uri = null, policy_uri = null, tos_uri = null } = asked
  const { jwks = null, jwks_uri = null, redirect_uris = [] } = asked
  const { contacts, logo_uri: logoUri, software_id: softwareId } = asked
  return {
    fields: {
      name: asked.client_name?.trim() || nameFromAddress(asked),
      redirectUrls: redirect_uris,
      clientType,
      idTokenAlg: asked.id_token_signed_response_alg,
      homepageUrl: client_uri,
      termsUrl: tos_uri,
      privacyPolicyUrl: policy_uri,
      launchUrl: initiate_login_uri,
      launchModes: launchModes(clientType, initiate_login_uri),
      jwksUrl: jwks_uri,
      jwks,
    },
    scopes: [...new Set(splitScopes(asked.scope))],
    kept: { contacts, logoUri, softwareId, softwareVersion: asked.software_version },
  }
}

/** An app that can be opened says where (OpenID Connect Core, initiate_login_uri). */
function launchModes(clientType: ClientType, launchUrl: string | null): LaunchMode[] {
  if (clientType === 'BACKEND_SERVICE') return ['BACKEND']
  return launchUrl ? ['EHR', 'STANDALONE'] : ['STANDALONE']
}

/** An app without a name is called after where it lives. */
function nameFromAddress({ client_uri, jwks_uri, redirect_uris = [] }: Metadata): string {
  const hosts = [client_uri, ...redirect_uris, jwks_uri].map(
    (url) => url && URL.parse(url)?.hostname,
  )
  return hosts.find((host) => host)?.slice(0, 100) ?? 'An app without a name'
}
