import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'

/** Says whether a password stands in a list of those that others lost. */
export type BreachLookup = (password: string) => Promise<boolean>

/** Longer than any line: 40 hexadecimal digits, a colon, a count. */
const LINE_BYTES = 96
const HASH_DIGITS = 40

/**
 * Looks into the list of Have I Been Pwned, ordered by SHA-1, one "HASH:count" a line: some forty reads of a hundred
 * bytes in forty gigabytes, nothing loaded. Without a file nothing is found.
 *
 * @see https://haveibeenpwned.com/Passwords
 */
export function filePasswordBreaches(path: string | undefined): BreachLookup {
  return async (password) => {
    if (!path) return false
    const file = await open(path, 'r')
    try {
      return await isListed(file, createHash('sha1').update(password).digest('hex').toUpperCase())
    } finally {
      await file.close()
    }
  }
}

/** Halves the file by bytes until the first line that is not before the hash. */
async function isListed(file: FileHandle, hash: string): Promise<boolean> {
  let low = 0
  let high = (await file.stat()).size
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const { text, end } = await lineFrom(file, middle)
    if (text === undefined || text >= hash) high = middle
    else low = end
  }
  return (await lineFrom(file, low)).text === hash
}

/** The hash of the first line that begins at or after a place, and where the line after it begins. */
async function lineFrom(
  file: FileHandle,
  position: number,
): Promise<{ text: string | undefined; end: number }> {
  const from = Math.max(0, position - 1)
  const buffer = Buffer.alloc(2 * LINE_BYTES)
  const { bytesRead } = await file.read(buffer, 0, buffer.length, from)
  const read = buffer.subarray(0, bytesRead)
  const before = position === 0 ? -1 : read.indexOf(0x0a)
  if (position > 0 && before < 0) return { text: undefined, end: from + bytesRead }
  const start = before + 1
  const next = read.indexOf(0x0a, start)
  const end = next < 0 ? bytesRead : next + 1
  const text = read.toString('latin1', start, start + HASH_DIGITS).toUpperCase()
  return text.length < HASH_DIGITS
    ? { text: undefined, end: from + bytesRead }
    : { text, end: from + end }
}
