import { readFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import budget from '../../../gallery/budget.json' with { type: 'json' }

const CLIENT = path.join(import.meta.dirname, '../../../dist/gallery/client')

/** P16: what a page costs in compressed script. A tighter budget may be set, never a looser one. */
const CEILINGS = { publicScript: 15_000, myAppsScript: 120_000 }

interface ManifestEntry {
  readonly file: string
  readonly imports?: readonly string[]
}

const manifest: Record<string, ManifestEntry> = JSON.parse(
  readFileSync(path.join(CLIENT, '.vite/manifest.json'), 'utf8'),
)

describe('the budget of the gallery', () => {
  it.each(Object.entries(budget))('%s keeps within it', (_name, { entry, brotliBytes }) => {
    const sizes = filesOf(entry).map((file) => brotliSize(file))
    expect(sizes.length).toBeGreaterThan(0)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(brotliBytes)
  })

  it('asks for no more than the product promises', () => {
    expect(budget.publicScript.brotliBytes).toBeLessThanOrEqual(CEILINGS.publicScript)
    expect(budget.myAppsScript.brotliBytes).toBeLessThanOrEqual(CEILINGS.myAppsScript)
  })

  it('sends no React to public pages', () => {
    const script = filesOf(budget.publicScript.entry).map(textOf).join('\n')
    expect(script).not.toMatch(/react|apollo/i)
  })
})

function filesOf(entry: string): string[] {
  const found = manifest[entry]
  if (!found) throw new Error(`The build has no ${entry}.`)
  return [found.file, ...(found.imports ?? []).flatMap(filesOf)]
}

function textOf(file: string): string {
  return readFileSync(path.join(CLIENT, file), 'utf8')
}

function brotliSize(file: string): number {
  return brotliCompressSync(readFileSync(path.join(CLIENT, file))).length
}
