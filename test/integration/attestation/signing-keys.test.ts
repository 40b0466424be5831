import { randomUUID } from 'node:crypto'
import { exportJWK, generateKeyPair } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { joseStatementSigner } from '../../../api/adapters/jose-statement-signer.ts'
import {
  type KeyEncryptionKey,
  sealedSigningKeys,
} from '../../../api/adapters/sealed-signing-keys.ts'
import { startTestPlatform, type TestPlatform } from '../../support/test-platform.ts'

let platform: TestPlatform
beforeAll(async () => {
  platform = await startTestPlatform()
})
afterAll(() => platform?.stop())

const kek = (id: string, byte: number) => ({ id, key: new Uint8Array(32).fill(byte) })
const [old, next] = [kek('old', 1), kek('next', 2)]
const aSigner = (first: KeyEncryptionKey, ...others: KeyEncryptionKey[]) =>
  joseStatementSigner(
    platform.pool,
    platform.organization.id,
    sealedSigningKeys([first, ...others], 90),
  )
const at = (year: number) => new Date(Date.UTC(year, 5, 1))
const kept = async (year: number): Promise<Record<string, unknown>> => {
  const { rows } = await platform.pool.query<{ value: Record<string, unknown> }>(
    'select value from server_key where name = $1',
    [`attestation-signing/${year}`],
  )
  return rows[0]?.value ?? {}
}

test('the private half of a key lies sealed, and what it signed is verified without opening it', async () => {
  const jws = await aSigner(old).sign('I attest.', at(2031))
  const key = await kept(2031)
  expect(key).toMatchObject({ sealed: expect.any(String), sealedWith: 'old' })
  expect(JSON.stringify(key)).not.toContain('"d"')
  const elsewhere = aSigner(next)
  expect(await elsewhere.verify(jws)).toEqual({ isValid: true, payload: 'I attest.' })
  await expect(elsewhere.sign('I attest.', at(2031))).rejects.toThrow(/sealed with “old”/)
})

test('a key is sealed anew when another key seals', async () => {
  const jws = await aSigner(old).sign('I attest.', at(2032))
  const both = aSigner(next, old)
  const again = await both.sign('I attest.', at(2032))
  expect(await kept(2032)).toMatchObject({ sealedWith: 'next' })
  for (const signed of [jws, again])
    expect(await aSigner(next).verify(signed)).toMatchObject({ isValid: true })
})

test('a key of before, in clear, goes on signing its year', async () => {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  const plain = { ...(await exportJWK(privateKey)), kid: randomUUID(), alg: 'ES256', use: 'sig' }
  await platform.pool.query(
    `insert into server_key (name, organization_id, value, created_at) values ($1, $2, $3, now())`,
    ['attestation-signing/2033', platform.organization.id, plain],
  )
  const jws = await aSigner(old).sign('I attest.', at(2033))
  expect(await aSigner(next).verify(jws)).toEqual({ isValid: true, payload: 'I attest.' })
  const { keys } = await aSigner(next).publicKeys()
  expect(keys.map(({ kid }) => kid)).toContain(plain.kid)
  expect(JSON.stringify(keys)).not.toContain('"d"')
})
