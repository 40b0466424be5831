import { createHash, randomBytes } from 'node:crypto'
import { link, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { AnnouncedBytes, DocumentStore } from '../../ports/documents.ts'

/** Where bytes lie until they are checked, and where they stay. */
const AREAS = ['arriving', 'kept'] as const

/**
 * Keeps documents in a folder: `arriving/KEY` until they are checked, then `kept/KEY`.
 *
 * A file appears under its name only when it is whole and on the disk: bytes go to a name of their own first. With
 * more than one replica the folder has to be one that all of them share.
 */
export function diskDocumentStore(folder: string): DocumentStore {
  const at = (area: (typeof AREAS)[number], name: string) => path.join(folder, area, safe(name))
  return {
    origin: undefined,
    uploadAddress: async () => undefined,
    async receive(key, bytes, announced) {
      const part = at('arriving', `${key}.${randomBytes(6).toString('hex')}`)
      try {
        if (!(await writeWhole(part, bytes, announced))) return 'DIFFERENT'
        return (await appears(part, at('arriving', key))) ? 'STORED' : 'TAKEN'
      } finally {
        await rm(part, { force: true })
      }
    },
    async arrived(key, maxBytes) {
      const found = await unlessAbsent(stat(at('arriving', key)))
      if (!found) return undefined
      return found.size > maxBytes ? new Uint8Array(maxBytes) : readFile(at('arriving', key))
    },
    async keep(key) {
      await mkdir(path.join(folder, 'kept'), { recursive: true })
      await rename(at('arriving', key), at('kept', key))
      await flushFolder(path.join(folder, 'kept'))
    },
    read: (key) => unlessAbsent(readFile(at('kept', key))),
    async remove(key) {
      for (const area of AREAS) {
        const names = (await unlessAbsent(readdir(path.join(folder, area)))) ?? []
        for (const name of names) if (keyOf(name) === key) await rm(at(area, name), { force: true })
      }
    },
    async *keysBefore(moment) {
      for (const area of AREAS) {
        for (const name of (await unlessAbsent(readdir(path.join(folder, area)))) ?? []) {
          const found = await unlessAbsent(stat(at(area, name)))
          if (found && found.mtime < moment) yield keyOf(name)
        }
      }
    },
  }
}

/** Writes what comes, counting and hashing it; false when it is not what was announced. */
async function writeWhole(
  file: string,
  bytes: AsyncIterable<Uint8Array>,
  { sizeBytes, sha256 }: AnnouncedBytes,
): Promise<boolean> {
  await mkdir(path.dirname(file), { recursive: true })
  const handle = await open(file, 'wx', 0o600)
  const hash = createHash('sha256')
  let size = 0
  try {
    for await (const chunk of bytes) {
      size += chunk.length
      if (size > sizeBytes) return false
      hash.update(chunk)
      await handle.write(chunk)
    }
    await handle.sync()
  } finally {
    await handle.close()
  }
  return size === sizeBytes && hash.digest('hex') === sha256
}

/** Gives a finished file its name, unless there is one already: two senders of one address cannot both win. */
async function appears(part: string, name: string): Promise<boolean> {
  try {
    await link(part, name)
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false
    throw error
  }
  await flushFolder(path.dirname(name))
  return true
}

/** A new name is on the disk when its folder is (fsync(2)); some systems cannot, and need not. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}

async function unlessAbsent<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined
    throw error
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

const keyOf = (name: string) => name.split('.')[0] ?? name

/** Keys are ours, and nothing else becomes part of a path. */
function safe(name: string): string {
  if (!/^[0-9a-z-]+(\.[0-9a-f]+)?$/.test(name)) throw new Error('not a key of a document')
  return name
}
