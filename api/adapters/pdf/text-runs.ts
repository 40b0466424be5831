/** The parts our text font comes in, and which characters each has (`unicode.json` of the package). */
export const SCRIPTS = [
  'latin',
  'latin-ext',
  'cyrillic',
  'cyrillic-ext',
  'greek',
  'greek-ext',
  'vietnamese',
] as const
export type Script = (typeof SCRIPTS)[number]

/** A stretch of text that one part of the font can write. */
export interface TextRun {
  script: Script
  text: string
}

/** Says which part of the font has a character. */
export type ScriptOf = (codePoint: number) => Script | undefined

/**
 * Stands for characters the font has not: Chinese, Arabic and others. The signed text itself keeps them. The font has no
 * U+FFFD either, and the box that is drawn for want of a letter is not as wide as the PDF says.
 */
export const MISSING = '\u00BF'

/** Cuts a text into runs of one script each; blanks stay with the run before them. */
export function textRuns(text: string, scriptOf: ScriptOf): TextRun[] {
  const runs: TextRun[] = []
  for (const character of text.normalize('NFC')) {
    const script = scriptOf(character.codePointAt(0) ?? 0)
    const last = runs.at(-1)
    if (last && (character === ' ' || script === last.script)) last.text += character
    else runs.push({ script: script ?? 'latin', text: script ? character : MISSING })
  }
  return runs
}

/** Says whether a text has characters that no part of the font can write. */
export function lacksCharacters(text: string, scriptOf: ScriptOf): boolean {
  return [...text.normalize('NFC')].some((character) => !scriptOf(character.codePointAt(0) ?? 0))
}

/** Reads ranges as CSS writes them: "U+0460-052F,U+20B4". */
export function rangesOf(css: string): (readonly [number, number])[] {
  return css.split(',').map((range) => {
    const [from = '', to = from] = range.replace('U+', '').split('-')
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)]
  })
}
