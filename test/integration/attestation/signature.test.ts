import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { compactVerify, createLocalJWKSet, decodeProtectedHeader, type JSONWebKeySet } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accepted, aDraft, anonymous, attest } from '../../support/builders.ts'
import { column } from '../../support/facts.ts'
import { query } from '../../support/sql.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'
import { VERIFY } from './attestation-documents.ts'
import { type AttestationWorld, attestationWorld, signedOn, standing } from './attestation-world.ts'

let platform: TestPlatform
let world: AttestationWorld
beforeAll(async () => {
  platform = await startTestPlatform()
  world = await attestationWorld(platform)
})
afterAll(() => platform?.stop())

async function signed(answer: 'ACCEPTED' | 'DECLINED' = 'ACCEPTED') {
  const draft = accepted(await attest(world.owner, await aDraft(world.owner), answer))
  return signedOn(world.owner, draft.id)
}

async function verify(jws: string, text?: string) {
  const variables = { jws, text: text ?? null }
  return (await anonymous(platform).get(VERIFY, variables)).attestationVerify
}

async function publicKeys(): Promise<JSONWebKeySet> {
  const response = await fetch(`${platform.url}/attestations/jwks.json`)
  return (await response.json()) as JSONWebKeySet
}

describe.each(['ACCEPTED', 'DECLINED'] as const)('an answer %s', (answer) => {
  test('is signed with the four fields of the profile, and verifies with the public keys alone', async () => {
    const attestation = await signed(answer)
    const four = {
      legalName: 'Ada Acme',
      position: 'Chief executive',
      legalBusinessName: 'Acme Health',
    }
    expect(attestation).toMatchObject({ ...four, answer, isCurrent: true, current: true })
    const keys = await publicKeys()
    expect(Object.keys(keys.keys[0] ?? {})).not.toContain('d')
    const { payload } = await compactVerify(attestation.signature, createLocalJWKSet(keys))
    const statement: unknown = JSON.parse(new TextDecoder().decode(payload))
    expect(statement).toMatchObject({
      ...four,
      answer,
      issuer: platform.url,
      appName: 'Trend Lines',
      appVersionNumber: 1,
      vendorName: 'Acme Health',
      textVersion: attestation.text.version,
      textSha256: createHash('sha256').update(attestation.text.body, 'utf8').digest('hex'),
      signedAt: new Date(attestation.signedAt).toISOString(),
    })
    expect(decodeProtectedHeader(attestation.signature)).toMatchObject({
      alg: 'ES256',
      kid: keys.keys[0]?.kid,
    })
    expect(await verify(attestation.signature, attestation.text.body)).toMatchObject({
      isValid: true,
      problems: [],
      statement: { ...four, answer },
    })
  })
})

test('whoever changes one byte of header, payload or signature is found out', async () => {
  const { signature } = await signed()
  const bytes = [...signature].map((_, at) => at)
  const change = fc.tuple(fc.constantFrom(...bytes), fc.integer({ min: 1, max: 127 }))
  await fc.assert(
    fc.asyncProperty(change, async ([at, mask]) => {
      const code = signature.charCodeAt(at) ^ mask
      if (code < 33) return // a control character or a blank: no byte of base64url can become one unseen
      const forged = signature.slice(0, at) + String.fromCharCode(code) + signature.slice(at + 1)
      expect(await verify(forged)).toMatchObject({ isValid: false, statement: null })
    }),
    { numRuns: 300 },
  )
})

test('each part fails by itself, down to the unused bits of the last character', async () => {
  const { signature } = await signed()
  const [header = '', payload = '', proof = ''] = signature.split('.')
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  const last = proof.at(-1) ?? ''
  const neighbour = alphabet[alphabet.indexOf(last) ^ 1] ?? ''
  const flipped = (part: string) => (part[9] === 'A' ? 'B' : 'A') + part.slice(1)
  const forgeries = [
    `${flipped(header)}.${payload}.${proof}`,
    `${header}.${flipped(payload)}.${proof}`,
    `${header}.${payload}.${flipped(proof)}`,
    `${header}.${payload}.${proof.slice(0, -1)}${neighbour}`,
    `${header}.${payload}.`,
    `${header}.${payload}`,
    `${signature}.${proof}`,
    `${signature}=`,
    'not a signature at all',
  ]
  for (const forged of forgeries)
    expect(await verify(forged)).toMatchObject({ isValid: false, isSignatureValid: false })
})

test('whoever changes one byte of the text is found out', async () => {
  const { signature, text } = await signed()
  const at = fc.integer({ min: 0, max: text.body.length - 1 })
  await fc.assert(
    fc.asyncProperty(at, async (place) => {
      const letter = text.body[place] === 'x' ? 'y' : 'x'
      const forged = text.body.slice(0, place) + letter + text.body.slice(place + 1)
      expect(await verify(signature, forged)).toMatchObject({
        isValid: false,
        isSignatureValid: true,
        isTextUnchanged: false,
        statement: { textSha256: text.sha256 },
      })
    }),
    { numRuns: 100 },
  )
})

describe('what is changed in the database behind our back is found out', () => {
  const change = async (statement: string, id: string) => {
    const uuid = Buffer.from(id, 'base64url').toString().split(':')[1]
    await query(platform.databaseUrl, statement, [uuid])
  }

  test('an answer', async () => {
    const { id, signature } = await signed('DECLINED')
    await change(`update attestation set answer = 'ACCEPTED' where id = $1`, id)
    expect(await verify(signature)).toMatchObject({
      isValid: false,
      isOnRecord: false,
      statement: { answer: 'DECLINED' },
    })
  })

  test('a text', async () => {
    const { signature } = await signed()
    await query(platform.databaseUrl, `update attestation_text set body = body || ' Or not.'`)
    expect(await verify(signature)).toMatchObject({ isValid: false, isTextUnchanged: false })
    await query(
      platform.databaseUrl,
      `update attestation_text set body = left(body, length(body) - 8)`,
    )
    expect(await verify(signature)).toMatchObject({ isValid: true })
  })

  test('a row that was never signed', async () => {
    const { id } = await signed()
    await change('update attestation set signature = null where id = $1', id)
    const [found] = await column<string>(
      platform,
      'select app_version_id from attestation where signature is null',
    )
    const version = Buffer.from(`AppVersion:${found}`).toString('base64url')
    expect((await standing(world.owner, version)).attestation?.signature).toBeNull()
  })
})

test('each year has a key of its own, and the keys of earlier years go on verifying', async () => {
  const { signer } = platform.ports
  const jws = await signer.sign('{}', new Date('2031-05-01T00:00:00Z'))
  const older = await signer.sign('{}', new Date('2029-05-01T00:00:00Z'))
  const [a, b] = [jws, older].map((one) => decodeProtectedHeader(one).kid)
  expect(a).not.toBe(b)
  expect((await publicKeys()).keys.map(({ kid }) => kid)).toEqual(expect.arrayContaining([a, b]))
  expect(await signer.verify(older)).toEqual({ isValid: true, payload: '{}' })
})

test('a twin of the house signs with the same key', async () => {
  const twin = await startTestPlatform({ databaseUrl: platform.databaseUrl })
  const at = new Date('2035-01-01T00:00:00Z')
  const [one, other] = await Promise.all([
    platform.ports.signer.sign('1', at),
    twin.ports.signer.sign('2', at),
  ])
  expect(decodeProtectedHeader(one).kid).toBe(decodeProtectedHeader(other).kid)
  await twin.stop()
})
