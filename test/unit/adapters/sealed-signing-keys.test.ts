import { chmod, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keyEncryptionFile } from '../../../api/adapters/key-encryption-file.ts'
import { sealedSigningKeys } from '../../../api/adapters/sealed-signing-keys.ts'

const kek = (id: string, byte: number) => ({ id, key: new Uint8Array(32).fill(byte) })
const [old, next] = [kek('old', 1), kek('new', 2)]

describe('a sealed signing key', () => {
  test.each(['ES256', 'RS256'] as const)('%s opens with its key alone', async (alg) => {
    const keys = sealedSigningKeys([old], 90)
    const made = await keys.make(alg)
    expect(made).toMatchObject({ alg, sealedWith: 'old', publicKey: { kid: made.kid, use: 'sig' } })
    expect(JSON.stringify(made.publicKey)).not.toMatch(/"(d|p|q|dp|dq|qi)":/)
    expect(keys.open(made)).toMatchObject({ ...made.publicKey, d: expect.any(String) })
    expect(made.sealed).not.toContain(String(keys.open(made)?.d))
    expect(sealedSigningKeys([next], 90).open(made)).toBeUndefined()
    expect(() => sealedSigningKeys([{ ...next, id: 'old' }], 90).open(made)).toThrow()
  })

  test('is sealed anew with the first key, once, and then needs the other no more', async () => {
    const made = await sealedSigningKeys([old], 90).make('ES256')
    const both = sealedSigningKeys([next, old], 90)
    const resealed = both.reseal(made)
    expect(resealed?.sealedWith).toBe('new')
    expect(resealed && sealedSigningKeys([next], 90).open(resealed)).toEqual(both.open(made))
    expect(resealed && both.reseal(resealed)).toBeUndefined()
  })

  test('put in the place of another is not taken for it', async () => {
    const keys = sealedSigningKeys([old], 90)
    const [one, other] = await Promise.all([keys.make('ES256'), keys.make('ES256')])
    expect(() => keys.open({ ...one, sealed: other.sealed })).toThrow('was exchanged')
  })
})

describe('the key-encryption key in a file', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'gatehouse-kek-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  test('is made once, for its owner alone, however many start at once', async () => {
    const read = await Promise.all(Array.from({ length: 8 }, () => keyEncryptionFile(folder)))
    for (const one of read) expect(one).toEqual(read[0])
    expect(read[0]?.key).toHaveLength(32)
    expect(await readdir(path.join(folder, 'keys'))).toEqual(['key-encryption-key'])
    const { mode } = await stat(path.join(folder, 'keys', 'key-encryption-key'))
    expect(mode & 0o777).toBe(0o600)
  })

  test('is refused when others may read it, or it is no key', async () => {
    const file = path.join(folder, 'keys', 'key-encryption-key')
    await chmod(file, 0o640)
    await expect(keyEncryptionFile(folder)).rejects.toThrow(`chmod 600 ${file}`)
    await chmod(file, 0o600)
    await writeFile(file, 'nonsense')
    await expect(keyEncryptionFile(folder)).rejects.toThrow('does not hold a key-encryption key')
  })
})
