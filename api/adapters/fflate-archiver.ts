import { readFile } from 'node:fs/promises'
import { zipSync } from 'fflate'
import type { Archiver } from '../ports/archives.ts'

/** The first moment a ZIP can name, by the clock of this machine, which is how ZIP tells time. */
const NO_MOMENT = new Date(1980, 0, 1)

/**
 * Writes ZIP archives whose every byte is content or follows from it: stored, not deflated, without dates, owners and
 * comments. A verifier can then say of any changed byte that it was changed.
 */
export function fflateArchiver(verifierFile: string): Archiver {
  return {
    pack: (files) =>
      zipSync(Object.fromEntries(files.map(({ path, bytes }) => [path, bytes])), {
        level: 0,
        mtime: NO_MOMENT,
        os: 3,
      }),
    verifier: () => readFile(verifierFile),
  }
}
