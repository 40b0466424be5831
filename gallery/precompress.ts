import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress } from 'node:zlib'
import type { Plugin } from 'vite'

const brotli = promisify(brotliCompress)

/** Writes a brotli copy beside every script and stylesheet, so that the server compresses nothing twice. */
export function precompress(): Plugin {
  return {
    name: 'gatehouse-precompress',
    apply: (_config, { isSsrBuild }) => !isSsrBuild,
    async writeBundle({ dir = '.' }, bundle) {
      const names = Object.keys(bundle).filter((name) => /\.(js|css)$/.test(name))
      await Promise.all(
        names.map(async (name) => {
          const file = path.join(dir, name)
          await writeFile(`${file}.br`, await brotli(await readFile(file)))
        }),
      )
    },
  }
}
