import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { rangesOf, SCRIPTS, type Script, type ScriptOf } from './text-runs.ts'
import { woff2ToTrueType } from './woff2/to-truetype.ts'

/** The fonts of the pages we print, as TrueType; each goes into a PDF with the glyphs that are used. */
export interface PageFonts {
  text: Readonly<Record<Script, Uint8Array>>
  mono: Uint8Array
  scriptOf: ScriptOf
}

let kept: Promise<PageFonts> | undefined

/** Reads the fonts of the clients (Inter and JetBrains Mono, OFL 1.1) on first use, and keeps them. */
export function pageFonts(): Promise<PageFonts> {
  kept ??= readFonts()
  return kept
}

async function readFonts(): Promise<PageFonts> {
  const text = await Promise.all(
    SCRIPTS.map(async (script) => [script, await fontOf('inter', script)] as const),
  )
  const byScript = new Map(text)
  const font = (script: Script) => byScript.get(script) ?? new Uint8Array()
  return {
    text: {
      latin: font('latin'),
      'latin-ext': font('latin-ext'),
      cyrillic: font('cyrillic'),
      'cyrillic-ext': font('cyrillic-ext'),
      greek: font('greek'),
      'greek-ext': font('greek-ext'),
      vietnamese: font('vietnamese'),
    },
    mono: await fontOf('jetbrains-mono', 'latin'),
    scriptOf: await scripts(),
  }
}

async function fontOf(family: 'inter' | 'jetbrains-mono', script: Script): Promise<Uint8Array> {
  const file = `@fontsource-variable/${family}/files/${family}-${script}-wght-normal.woff2`
  return woff2ToTrueType(await readFile(fileURLToPath(import.meta.resolve(file))))
}

async function scripts(): Promise<ScriptOf> {
  const file = fileURLToPath(import.meta.resolve('@fontsource-variable/inter/unicode.json'))
  const listed = new Map(Object.entries<string>(JSON.parse(await readFile(file, 'utf8'))))
  const table = SCRIPTS.map((script) => [script, rangesOf(listed.get(script) ?? '')] as const)
  return (codePoint) =>
    table.find(([, ranges]) =>
      ranges.some(([from, to]) => from <= codePoint && codePoint <= to),
    )?.[0]
}
