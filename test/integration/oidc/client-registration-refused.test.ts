import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contents } from '../../support/facts.ts'
import { jsonRequest, register } from './registering.ts'
import { aRegistrationRoom, type RegistrationRoom } from './registration-room.ts'

let room: RegistrationRoom
beforeAll(async () => {
  room = await aRegistrationRoom()
})
afterAll(() => room?.world.stop())

const privateKey = { kty: 'EC', crv: 'P-384', kid: 'k', x: 'x', y: 'y', d: 'secret' }
const redirect = (uri: string): [object, RegExp] => [
  { redirect_uris: [uri] },
  /^redirect_uris\[0\]: /,
]
const REFUSED: [string, string, [object, RegExp]][] = [
  ['DCR-02 a fragment', 'invalid_redirect_uri', redirect('https://a.example/#b')],
  ['DCR-02 http elsewhere', 'invalid_redirect_uri', redirect('http://a.example/')],
  ['DCR-02 a wildcard', 'invalid_redirect_uri', redirect('https://*.a.example/')],
  ['DCR-02 a user name', 'invalid_redirect_uri', redirect('https://me@a.example/')],
  ['DCR-02 script', 'invalid_redirect_uri', redirect('javascript:alert(1)')],
  ['DCR-02 none', 'invalid_redirect_uri', [{ redirect_uris: [] }, /^redirect_uris/]],
  [
    'DCR-02 a text',
    'invalid_redirect_uri',
    [{ redirect_uris: 'https://a.example/' }, /^redirect_uris/],
  ],
  [
    'DCR-02 21 of them',
    'invalid_redirect_uri',
    [
      { redirect_uris: Array.from({ length: 21 }, (_, n) => `https://a.example/${n}`) },
      /At most 20/,
    ],
  ],
  [
    'DCR-03 jwks and jwks_uri',
    'invalid_client_metadata',
    [{ jwks: { keys: [] }, jwks_uri: 'https://a.example/jwks' }, /^jwks: .*not both/],
  ],
  [
    'DCR-03 a private key',
    'invalid_client_metadata',
    [
      { token_endpoint_auth_method: 'private_key_jwt', jwks: { keys: [privateKey] } },
      /private key/,
    ],
  ],
  [
    'DCR-03 no key at all',
    'invalid_client_metadata',
    [{ token_endpoint_auth_method: 'private_key_jwt' }, /^jwks_uri: /],
  ],
  [
    'an unknown scope',
    'invalid_client_metadata',
    [{ scope: 'everything' }, /^scope: 'everything'/],
  ],
  [
    'a scope of another kind of client',
    'invalid_client_metadata',
    [{ scope: 'system/Patient.rs' }, /^scope: Only a backend service/],
  ],
  [
    'an unknown method',
    'invalid_client_metadata',
    [{ token_endpoint_auth_method: 'magic' }, /one of none/],
  ],
  [
    'the implicit grant',
    'invalid_client_metadata',
    [{ grant_types: ['implicit'] }, /^grant_types: implicit/],
  ],
  [
    'tokens in the address',
    'invalid_client_metadata',
    [{ response_types: ['token'] }, /^response_types/],
  ],
  [
    'a service without keys',
    'invalid_client_metadata',
    [{ grant_types: ['client_credentials'] }, /needs private_key_jwt/],
  ],
  [
    'unsigned ID tokens',
    'invalid_client_metadata',
    [{ id_token_signed_response_alg: 'none' }, /^id_token/],
  ],
  [
    'DCR-07 a sector',
    'invalid_client_metadata',
    [{ sector_identifier_uri: 'https://a.example' }, /^sector/],
  ],
  [
    'a long name',
    'invalid_client_metadata',
    [{ client_name: 'x'.repeat(101) }, /^client_name: .*100/],
  ],
  [
    'a page without TLS',
    'invalid_client_metadata',
    [{ tos_uri: 'http://a.example/' }, /^tos_uri: /],
  ],
  [
    'a software statement',
    'unapproved_software_statement',
    [{ software_statement: 'a.b.c' }, /statements/],
  ],
]

describe('what cannot be registered changes nothing:', () => {
  let before: Awaited<ReturnType<typeof contents>>
  beforeAll(async () => {
    before = await contents(room.world.platform)
  })

  it.each(REFUSED)('%s is %s', async (_what, error, [members, words]) => {
    const { json, status } = await register(room.world.platform, room.vendor, { ...members })
    expect([status, json.error]).toEqual([400, error])
    expect(json.error_description).toMatch(words)
    expect(json.error_description).toMatch(/^[\x20-\x7e]+$/)
  })

  it('and none of it left a trace but in the audit trail', async () => {
    expect(await contents(room.world.platform)).toEqual(before)
  })

  it('no JSON, a list, or too much of it', async () => {
    const url = `${room.world.platform.urls.issuer.SANDBOX}/register`
    const answer = (body: unknown) => jsonRequest(url, { token: room.vendor.token, body })
    expect(await answer('{"a":')).toMatchObject({
      status: 400,
      json: { error: 'invalid_client_metadata' },
    })
    expect(await answer([])).toMatchObject({
      status: 400,
      json: { error: 'invalid_client_metadata' },
    })
    expect(await answer({ a: 'x'.repeat(200_000) })).toMatchObject({ status: 413 })
    expect((await jsonRequest(url, { method: 'GET', token: room.vendor.token })).status).toBe(405)
  })
})
