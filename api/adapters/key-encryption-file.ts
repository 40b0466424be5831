import { randomBytes, randomUUID } from 'node:crypto'
import { link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { ConfigurationError } from '../errors.ts'
import type { KeyEncryptionKey } from './sealed-signing-keys.ts'

const KEY_BYTES = 32
const OWNER_ONLY = 0o600
const OTHERS = 0o077

/**
 * Reads the key-encryption key of an installation that configures none, making it at the first start: a file only its
 * owner may read. Of several processes that start at once, one makes it and all read the same.
 *
 * @throws ConfigurationError when others may read the file, or it does not hold a key.
 */
export async function keyEncryptionFile(folder: string): Promise<KeyEncryptionKey> {
  const file = path.join(folder, 'keys', 'key-encryption-key')
  return (await read(file)) ?? (await make(file))
}

async function make(file: string): Promise<KeyEncryptionKey> {
  const part = `${file}.${randomUUID()}`
  const id = randomBytes(4).toString('hex')
  await mkdir(path.dirname(file), { recursive: true })
  try {
    const line = `${id}:${randomBytes(KEY_BYTES).toString('base64url')}\n`
    await writeFile(part, line, { mode: OWNER_ONLY, flag: 'wx', flush: true })
    // A link, unlike a rename, leaves a file alone that another process put there first.
    await link(part, file).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  } finally {
    await rm(part, { force: true })
  }
  const made = await read(file)
  if (!made) throw new ConfigurationError(`${file} could not be written.`)
  return made
}

async function read(file: string): Promise<KeyEncryptionKey | undefined> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
  })
  if (text === undefined) return undefined
  const { mode } = await stat(file)
  // Windows has no such bits.
  if (process.platform !== 'win32' && (mode & OTHERS) !== 0) {
    throw new ConfigurationError(
      `${file} opens the signing keys, and others may read it. Make it yours alone: chmod 600 ${file}`,
    )
  }
  const [, id, key] = /^([\w-]+):([\w-]{43})\s*$/.exec(text) ?? []
  if (!id || !key) throw new ConfigurationError(`${file} does not hold a key-encryption key.`)
  return { id, key: Buffer.from(key, 'base64url') }
}
