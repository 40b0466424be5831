import { aVendor, type VendorOwner } from '../../support/builders.ts'
import type { TestPlatform } from '../../support/test-platform.ts'
import { REDIRECT } from './rows.ts'
import type { Answer } from './smart-app.ts'

interface Made {
  made: {
    plaintextOnce: string | null
    registrationToken: { id: string } | null
    userErrors: object[]
  }
}

/** A vendor whose programs may register apps. */
export interface RegisteringVendor extends VendorOwner {
  token: string
  tokenId: string
}

export async function aRegisteringVendor(platform: TestPlatform): Promise<RegisteringVendor> {
  const owner = await aVendor(platform)
  const made = await createToken(owner, { label: 'Build server' })
  const id = made.registrationToken?.id ?? ''
  return { ...owner, token: made.plaintextOnce ?? '', tokenId: id }
}

/** Makes a registration token, or is told what is wrong. */
export async function createToken(
  { client, vendorId }: VendorOwner,
  input: { label: string; validDays?: number },
): Promise<Made['made']> {
  const { data, errors } = await client.ask<Made, { input: object }>(
    `mutation ($input: RegistrationTokenCreateInput!) { made: registrationTokenCreate(input: $input) {
       plaintextOnce registrationToken { id label lastFour } userErrors { code ... on FieldError { path limit actual } } } }`,
    { input: { vendorId, ...input } },
  )
  if (!data) throw new Error(JSON.stringify(errors))
  return data.made
}

/** What a public app says about itself. */
export const METADATA = {
  client_name: 'Trend Lines',
  redirect_uris: [REDIRECT],
  token_endpoint_auth_method: 'none',
  grant_types: ['authorization_code', 'refresh_token'],
  scope: 'openid fhirUser offline_access patient/Patient.rs patient/Observation.rs',
  client_uri: 'https://app.example/',
  logo_uri: 'https://app.example/logo.png',
  tos_uri: 'https://app.example/terms',
  policy_uri: 'https://app.example/privacy',
}

/** A request of a program, with JSON or without. */
export async function jsonRequest(
  url: string,
  { body, method = 'POST', token }: { method?: string; token?: string; body?: unknown },
): Promise<Answer> {
  const response = await fetch(url, {
    method,
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  return {
    status: response.status,
    headers: response.headers,
    json: text.startsWith('{') ? JSON.parse(text) : text,
  }
}

/** Registers an app of a vendor; members replace those of a right one, undefined leaves one out. */
export function register(
  platform: TestPlatform,
  vendor: Pick<RegisteringVendor, 'token'>,
  members: Record<string, unknown> = {},
): Promise<Answer> {
  const url = `${platform.urls.issuer.SANDBOX}/register`
  return jsonRequest(url, { token: vendor.token, body: { ...METADATA, ...members } })
}
