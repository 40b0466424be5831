import type { UserFault } from '../../commands/user-fault.ts'

/** An error answer of RFC 7591 section 3.2.2; its description is ASCII, as the RFC has it. */
export interface RegistrationError {
  error: 'invalid_redirect_uri' | 'invalid_client_metadata' | 'unapproved_software_statement'
  error_description: string
}

/** The names the fields of a version have as client metadata. */
const MEMBERS: Readonly<Record<string, string>> = {
  name: 'client_name',
  redirectUrls: 'redirect_uris',
  clientType: 'token_endpoint_auth_method',
  homepageUrl: 'client_uri',
  termsUrl: 'tos_uri',
  privacyPolicyUrl: 'policy_uri',
  launchUrl: 'initiate_login_uri',
  jwksUrl: 'jwks_uri',
  scopes: 'scope',
}

/** Says that a member cannot be taken as it is. */
export function invalidMetadata(description: string, member: string): RegistrationError {
  const error = /^redirect_uris\b/.test(member) ? 'invalid_redirect_uri' : 'invalid_client_metadata'
  return { error, error_description: ascii(description) }
}

/** Says what the rules of the platform found, in the words of the RFC. */
export function registrationError([fault]: readonly UserFault[]): RegistrationError {
  const [field = '', place] = (fault?.kind === 'field' ? fault.path : undefined) ?? []
  const member = MEMBERS[field] ?? field
  const at = place && field === 'redirectUrls' ? `${member}[${place}]` : member
  return invalidMetadata([at, fault?.message].filter(Boolean).join(': '), member)
}

function ascii(words: string): string {
  return words
    .replace(/[“”"\\]/g, "'")
    .replace(/’/g, "'")
    .replace(/[^\x20-\x7e]/g, '?')
}
