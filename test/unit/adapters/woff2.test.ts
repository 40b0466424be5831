import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import PDFDocument from 'pdfkit'
import { describe, expect, test } from 'vitest'
import {
  lacksCharacters,
  rangesOf,
  SCRIPTS,
  textRuns,
} from '../../../api/adapters/pdf/text-runs.ts'
import { woff2ToTrueType } from '../../../api/adapters/pdf/woff2/to-truetype.ts'

const fontFile = (script: string) =>
  readFileSync(
    fileURLToPath(
      import.meta.resolve(`@fontsource-variable/inter/files/inter-${script}-wght-normal.woff2`),
    ),
  )

const SAMPLES = {
  latin: 'Ärger “fi” ÿ 0123',
  'latin-ext': 'Łódź Žižek',
  cyrillic: 'Привет, мир',
  'cyrillic-ext': 'Ѣ',
  greek: 'Καλημέρα',
  'greek-ext': 'ἀρχή',
  vietnamese: 'Nguyễn',
} as const

describe.each(SCRIPTS)('the font for %s', (script) => {
  test('is as wide as the web font it was made from, letter by letter, and goes into a PDF', () => {
    const pdf = new PDFDocument()
    const bytes = fontFile(script)
    pdf.registerFont('web', bytes).registerFont('paper', Buffer.from(woff2ToTrueType(bytes)))
    for (const letter of SAMPLES[script]) {
      const [web, paper] = ['web', 'paper'].map((name) => pdf.font(name).widthOfString(letter))
      expect(paper).toBe(web)
    }
    const printed = new PDFDocument()
    printed.registerFont('paper', Buffer.from(woff2ToTrueType(bytes)))
    printed.font('paper').text(SAMPLES[script])
    expect(() => printed.end()).not.toThrow()
  })

  test('is refused when it breaks off', () => {
    const bytes = fontFile(script)
    expect(() => woff2ToTrueType(bytes.subarray(0, 30))).toThrow(RangeError)
    expect(() => woff2ToTrueType(Buffer.from('not a font at all'))).toThrow(RangeError)
  })
})

test('a text is cut where the script changes, and loses no character', () => {
  const scriptOf = (codePoint: number) => {
    if (codePoint < 0x100) return 'latin'
    return codePoint < 0x180 ? 'latin-ext' : undefined
  }
  expect(textRuns('Jan Łódź 李', scriptOf)).toEqual([
    { script: 'latin', text: 'Jan ' },
    { script: 'latin-ext', text: 'Ł' },
    { script: 'latin', text: 'ód' },
    { script: 'latin-ext', text: 'ź ' },
    { script: 'latin', text: '¿' },
  ])
  expect(['Jan Łódź', '¿', '李'].map((each) => lacksCharacters(each, scriptOf))).toEqual([
    false,
    false,
    true,
  ])
  expect(rangesOf('U+0460-052F,U+20B4')).toEqual([
    [0x460, 0x52f],
    [0x20b4, 0x20b4],
  ])
})
