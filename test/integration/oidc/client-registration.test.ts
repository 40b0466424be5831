import { randomUUID } from 'node:crypto'
import { SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accepted, saveDraft, WHOLE_DRAFT } from '../../support/builders.ts'
import { column } from '../../support/facts.ts'
import { aForeignServer, aSigningKey, type ForeignServer } from '../../support/key-set-server.ts'
import { submitDraft } from '../../support/lifecycle.ts'
import { query } from '../../support/sql.ts'
import { jsonRequest, METADATA, register } from './registering.ts'
import { aRegistrationRoom, type RegistrationRoom } from './registration-room.ts'

let room: RegistrationRoom
let keyServer: ForeignServer
beforeAll(async () => {
  ;[room, keyServer] = await Promise.all([aRegistrationRoom(), aForeignServer()])
})
afterAll(async () => {
  await keyServer?.stop()
  await room?.world.stop()
})

describe('DCR-01 registering an app', () => {
  it('PLAT-02 gives a public app an id and no secret, never to be kept by a cache', async () => {
    const { headers, json } = await room.registered()
    expect(headers.get('cache-control')).toBe('no-store')
    expect(json).toMatchObject({
      ...METADATA,
      client_id: expect.stringMatching(/^[\w-]{22}$/),
      registration_access_token: expect.stringMatching(/^[\w-]{43}$/),
      registration_client_uri: `${room.world.platform.urls.issuer.SANDBOX}/register/${json.client_id}`,
      response_types: ['code'],
      id_token_signed_response_alg: 'RS256',
    })
    expect(json).not.toHaveProperty('client_secret')
    expect(await room.trail(json.client_id)).toEqual(['client.created', 'client.registered'])
  })

  it('gives a confidential app a secret that works, and says when it ends', async () => {
    const answer = await room.registered({ token_endpoint_auth_method: 'client_secret_basic' })
    const { client_secret_expires_at: end } = answer.json
    expect(end * 1000).toBeGreaterThan(Date.now() + 360 * 86_400_000)
    const app = room.appOf(answer)
    const { code, verifier } = await app.authorize({ email: room.world.patient.email })
    const form = {
      grant_type: 'authorization_code',
      code,
      redirect_uri: METADATA.redirect_uris[0] ?? '',
      code_verifier: verifier,
    }
    expect((await app.token(form, app.basic('wrong'))).json.error).toBe('invalid_client')
    expect((await app.token(form, app.basic())).json).toMatchObject({ patient: 'p1' })
  })

  it('begins a draft in the platform, with what was said and nothing made up', async () => {
    const { json } = await room.registered({ client_name: 'Draft Lines' })
    const [draft] = await query<Record<string, unknown>>(
      room.world.platform.databaseUrl,
      `select v.name, v.status, v.submitted_at, v.terms_url, v.short_description, v.attestation_answer,
         (select array_agg(scope order by position) from scope_request where app_version_id = v.id) as scopes
       from oauth_client c join app_version v on v.id = c.pinned_version_id where c.client_id = $1`,
      [json.client_id],
    )
    expect(draft).toEqual({
      name: 'Draft Lines',
      status: 'DRAFT',
      submitted_at: null,
      terms_url: METADATA.tos_uri,
      short_description: null,
      attestation_answer: null,
      scopes: METADATA.scope.split(' '),
    })
  })

  it('is announced in the sandbox alone', async () => {
    const { fhir, issuer } = room.world.platform.urls
    const member = async (url: string) => (await (await fetch(url)).json()).registration_endpoint
    const smart = '.well-known/smart-configuration'
    const openid = '.well-known/openid-configuration'
    expect(await member(`${fhir.SANDBOX}/${smart}`)).toBe(`${issuer.SANDBOX}/register`)
    expect(await member(`${issuer.SANDBOX}/${openid}`)).toBe(`${issuer.SANDBOX}/register`)
    expect(await member(`${fhir.PRODUCTION}/${smart}`)).toBeUndefined()
    expect(await member(`${issuer.PRODUCTION}/${openid}`)).toBeUndefined()
    const url = `${issuer.PRODUCTION}/register`
    expect((await jsonRequest(url, { token: room.vendor.token, body: METADATA })).status).toBe(404)
  })
})

describe('DCR-04 an app that registered by its key set address', () => {
  it('signs in with a key published there', async () => {
    const key = await aSigningKey('first')
    keyServer.answers({ body: { keys: [key.jwk] } })
    const answer = await room.registered({
      token_endpoint_auth_method: 'private_key_jwt',
      grant_types: ['client_credentials'],
      redirect_uris: undefined,
      scope: 'system/Patient.rs',
      jwks_uri: `${keyServer.url}/${randomUUID()}`,
    })
    expect(answer.json.redirect_uris).toEqual([])
    const app = room.appOf(answer)
    const { clientId } = app.client
    const client_assertion = await new SignJWT({ jti: randomUUID() })
      .setProtectedHeader({ alg: 'ES384', kid: key.kid, typ: 'JWT' })
      .setIssuer(clientId)
      .setSubject(clientId)
      .setAudience(`${app.issuer}/token`)
      .setExpirationTime('4 minutes')
      .sign(key.privateKey)
    const { json } = await app.token({
      grant_type: 'client_credentials',
      scope: 'system/Patient.rs',
      client_assertion,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    })
    expect(json.scope).toBe('system/Patient.rs')
  })

  it.each([
    'http://169.254.169.254/latest/meta-data',
    'https://10.0.0.1/jwks',
    'https://localhost.invalid/jwks',
    'file:///etc/passwd',
  ])('DCR-07 is not sent to %s', async (jwks_uri) => {
    const { json, status } = await register(room.world.platform, room.vendor, {
      token_endpoint_auth_method: 'private_key_jwt',
      jwks_uri,
    })
    expect([status, json.error]).toEqual([400, 'invalid_client_metadata'])
    expect(json.error_description).toMatch(/^jwks_uri: /)
  })

  it('DCR-07 a logo is kept as text: nothing is fetched from it', async () => {
    const logo_uri = `${keyServer.url}/logo-${randomUUID()}`
    expect((await room.registered({ logo_uri })).json.logo_uri).toBe(logo_uri)
    expect(keyServer.requests.filter((request) => request.includes('logo-'))).toEqual([])
  })
})

describe('DCR-05 an app that registered itself', () => {
  it('works in the sandbox, within the scopes it registered, and is unknown in production', async () => {
    const answer = await room.registered()
    const { json } = await room.appOf(answer).tokens({
      email: room.world.patient.email,
      params: { scope: 'openid patient/Patient.rs patient/Condition.rs' },
    })
    expect(json.scope.split(' ')).not.toContain('patient/Condition.rs')
    expect(json.scope.split(' ')).toContain('patient/Patient.rs')
    const page = await room.appOf(answer, 'PRODUCTION').open()
    expect(page.status).toBe(400)
    expect(page.body).toContain('invalid_client')
  })

  it('goes into review like any other, with the client it has', async () => {
    const answer = await room.registered({ id_token_signed_response_alg: 'ES256' })
    const [id = ''] = await column<string>(
      room.world.platform,
      'select pinned_version_id::text from oauth_client where client_id = $1',
      [answer.json.client_id],
    )
    const versionId = Buffer.from(`AppVersion:${id}`).toString('base64url')
    const fields = { ...structuredClone(WHOLE_DRAFT), versionId, expectedRevision: 1 }
    const whole = accepted(await saveDraft(room.vendor, fields))
    const submitted = await submitDraft(room.vendor, whole)
    expect(submitted.status).toBe('IN_REVIEW')
    const clients = await column<string>(
      room.world.platform,
      `select client_id || ' ' || id_token_alg || ' ' || (disabled_at is null)
       from oauth_client where pinned_version_id = $1`,
      [id],
    )
    expect(clients).toEqual([`${answer.json.client_id} ES256 true`])
    const granted = await column<string>(
      room.world.platform,
      'select scope from scope_grant where app_version_id = $1 and ended_at is null order by scope',
      [id],
    )
    expect(granted).toEqual((WHOLE_DRAFT.scopes ?? []).map(({ scope }) => scope).sort())
  })

  it('is one of the vendor’s drafts, and gone with it when that is discarded', async () => {
    const answer = await room.registered()
    const app = room.appOf(answer)
    const tokens = await app.tokens({ email: room.world.patient.email })
    expect(tokens.status).toBe(200)
    const [id = ''] = await column<string>(
      room.world.platform,
      'select pinned_version_id::text from oauth_client where client_id = $1',
      [answer.json.client_id],
    )
    const versionId = Buffer.from(`AppVersion:${id}`).toString('base64url')
    const text = `mutation { it: appVersionDiscard(input: { versionId: "${versionId}", expectedRevision: 1 }) { userErrors { code message } } }`
    const { data, errors } = await room.vendor.client.ask<{ it: { userErrors: object[] } }, never>(
      text,
    )
    expect(errors).toEqual([])
    expect(data?.it.userErrors).toEqual([])
    expect((await app.open()).body).toContain('invalid_client')
    expect((await room.manage(answer, 'GET')).status).toBe(401)
  })
})
