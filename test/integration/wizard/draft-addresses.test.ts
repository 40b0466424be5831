import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  aDraft,
  aVendor,
  saveDraft,
  type VendorOwner,
  type Version,
} from '../../support/builders.ts'
import type { AppVersionDraftInput } from '../../support/gql/graphql.ts'
import { query } from '../../support/sql.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'

let platform: TestPlatform
let owner: VendorOwner
let draft: Version
beforeAll(async () => {
  platform = await startTestPlatform()
  owner = await aVendor(platform)
  draft = await aDraft(owner)
})
afterAll(() => platform?.stop())

const save = (fields: AppVersionDraftInput) =>
  saveDraft(owner, { versionId: draft.id, expectedRevision: draft.revision, ...fields })

const HTTPS_ONLY = 'Use https://.'
const HTTPS_OR_LOOPBACK = 'Use https://. Only localhost, 127.0.0.1 and [::1] may use http://.'
const FRAGMENT = 'Leave out the part from # on: a fragment is not allowed.'
const WILDCARD = 'Wildcards are not allowed: enter each address in full.'
const USER_NAME = 'Leave out the user name before the host.'
const RELATIVE = 'Enter a full address that starts with https://.'
const OWN_SCHEME =
  'Use https://, or a scheme of your own that holds your domain in reverse, such as com.example.app:/callback.'

const WEB_PAGE: readonly (readonly [string, string])[] = [
  ['http://app.example/', HTTPS_ONLY],
  ['http://localhost/', HTTPS_ONLY],
  ['https://app.example/#top', FRAGMENT],
  ['https://*.app.example/', WILDCARD],
  ['https://somebody@app.example/', USER_NAME],
  ['app.example', RELATIVE],
  ['javascript:alert(1)', RELATIVE],
]
const STARTED: readonly (readonly [string, string])[] = [
  ['http://app.example/launch', HTTPS_OR_LOOPBACK],
  ['https://app.example/launch#x', FRAGMENT],
  ['https://*.app.example/launch', WILDCARD],
  ['org.example.app:/launch', RELATIVE],
]
const REDIRECT: readonly (readonly [string, string])[] = [
  ['http://app.example/callback', HTTPS_OR_LOOPBACK],
  ['http://192.168.0.1/callback', HTTPS_OR_LOOPBACK],
  ['https://app.example/callback#x', FRAGMENT],
  ['https://*.app.example/callback', WILDCARD],
  ['https://app.example/../callback', 'Leave out . and .. : enter the path as it is.'],
  ['https://somebody@app.example/callback', USER_NAME],
  ['/callback', RELATIVE],
  ['app:/callback', OWN_SCHEME],
  ['javascript:alert(1)', OWN_SCHEME],
]

describe('R063-R067: an address of another kind is refused with the rule it breaks', () => {
  test.each([
    ...(['homepageUrl', 'privacyPolicyUrl', 'termsUrl'] as const).flatMap((field) =>
      WEB_PAGE.map(([url, message]) => ({ fields: { [field]: url }, path: [field], message })),
    ),
    ...(['launchUrl', 'jwksUrl'] as const).flatMap((field) =>
      STARTED.map(([url, message]) => ({ fields: { [field]: url }, path: [field], message })),
    ),
    ...REDIRECT.map(([url, message]) => ({
      fields: { redirectUrls: [url] },
      path: ['redirectUrls', '0'],
      message,
    })),
  ])('$fields', async ({ fields, path, message }) => {
    const { version, errors } = await save(fields)
    expect(version).toBeNull()
    expect(errors).toMatchObject([{ path, code: 'INVALID', message }])
  })
})

test.each(['homepageUrl', 'privacyPolicyUrl', 'termsUrl', 'launchUrl', 'jwksUrl'] as const)(
  'an address that is too long is refused with the limit: %s',
  async (field) => {
    const { errors } = await save({ [field]: `https://a.example/${'x'.repeat(2000)}` })
    expect(errors).toMatchObject([{ path: [field], code: 'TOO_LONG', limit: 2000, actual: 2018 }])
  },
)

test('spaces around an address are not part of it', async () => {
  const { errors, version } = await save({
    homepageUrl: ' https://a.example/home\n',
    redirectUrls: [' https://a.example/callback '],
    supportContact: ' https://a.example/help ',
  })
  expect(errors).toEqual([])
  const [row] = await query(
    platform.databaseUrl,
    `select v.homepage_url, v.redirect_urls, a.support_contact
     from app_version v join app a on a.id = v.app_id where a.slug = $1`,
    [version?.app.slug],
  )
  expect(row).toEqual({
    homepage_url: 'https://a.example/home',
    redirect_urls: ['https://a.example/callback'],
    support_contact: 'https://a.example/help',
  })
})
