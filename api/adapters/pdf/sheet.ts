import type { PageFonts } from './fonts.ts'
import { lacksCharacters, textRuns } from './text-runs.ts'

type Pdf = PDFKit.PDFDocument

const INK = '#1b2430'
const MUTED = '#5b6675'
const LINE = '#c9d0d8'

const TEXT_SIZE = 9.5
/** Between lines of text, as a part of its size. */
const LEADING = 0.3
const CODE_SIZE = 7.5
const CODE_GAP = 2
/** Where values begin beside their terms. */
const FACT_INDENT = 130

/**
 * Each character drawn by itself: where a font for code joins "//" or "--", what is copied from the paper is no longer
 * what was printed. The type knows lists alone; the layout engine (fontkit) reads `tag: false` as "without".
 */
const APART = {
  calt: false,
  liga: false,
  clig: false,
} as unknown as PDFKit.Mixins.OpenTypeFeatures[]

export interface Style {
  size?: number
  isMuted?: boolean
  /** The font has one weight; a heading gets a thin outline in the colour of its letters. */
  isBold?: boolean
  /** Points from the left margin, and how wide. */
  indent?: number
  width?: number
}

/** A sheet of paper that is written from top to bottom, in whatever script. */
export class Sheet {
  readonly #pdf: Pdf
  readonly #fonts: PageFonts
  #lacksCharacters = false

  constructor(pdf: Pdf, fonts: PageFonts) {
    this.#pdf = pdf
    this.#fonts = fonts
    for (const [script, font] of Object.entries(fonts.text))
      pdf.registerFont(script, Buffer.from(font))
    pdf.registerFont('mono', Buffer.from(fonts.mono))
  }

  get left(): number {
    return this.#pdf.page.margins.left
  }

  get width(): number {
    const { width, margins } = this.#pdf.page
    return width - margins.left - margins.right
  }

  get y(): number {
    return this.#pdf.y
  }

  /** Whether anything was written for which the fonts have no letter. */
  get lacksCharacters(): boolean {
    return this.#lacksCharacters
  }

  gap(points: number): void {
    this.#pdf.y += points
  }

  paragraph(text: string, style: Style = {}): void {
    const { size = TEXT_SIZE, isBold = false, isMuted = false, indent = 0 } = style
    const pdf = this.#pdf
    const runs = textRuns(text, this.#fonts.scriptOf)
    this.#lacksCharacters ||= lacksCharacters(text, this.#fonts.scriptOf)
    pdf
      .fillColor(isMuted ? MUTED : INK)
      .strokeColor(INK)
      .lineWidth(size * 0.03)
      .fontSize(size)
    const box = {
      width: style.width ?? this.width - indent,
      lineGap: size * LEADING,
      fill: true,
      stroke: isBold,
    }
    for (const [index, run] of runs.entries()) {
      const options = { ...box, continued: index < runs.length - 1 }
      pdf.font(run.script)
      if (index === 0) pdf.text(run.text, this.left + indent, pdf.y, options)
      else pdf.text(run.text, options)
    }
  }

  /** Letters and digits that must not be mistaken for each other, broken anywhere. */
  code(text: string, { indent = 0, width }: Style = {}): void {
    const pdf = this.#pdf
    const perLine = this.#codePerLine(width ?? this.width - indent)
    const below = pdf.currentLineHeight(true) + CODE_GAP
    for (let at = 0; at < text.length; at += perLine) {
      this.keepTogether(below)
      pdf.font('mono').fontSize(CODE_SIZE).fillColor(INK)
      // A line that is not to be broken moves the pen along it, and not below it.
      const { y } = pdf
      const line = { lineBreak: false, features: APART }
      pdf.text(text.slice(at, at + perLine), this.left + indent, y, line)
      pdf.y = y + below
    }
  }

  /** Begins a new sheet when what comes next, that many points high, would be cut by the end of this one. */
  keepTogether(points: number): void {
    if (this.y + points > this.#pdf.page.maxY()) this.#pdf.addPage()
  }

  /** How high a stretch of code is across the sheet. */
  heightOfCode(text: string): number {
    return this.#heightOf(text, { width: this.width, isCode: true })
  }

  /** Writes under each sheet which one of how many it is; the last thing to be written. */
  numberSheets(title: string): void {
    const pdf = this.#pdf
    const { count } = pdf.bufferedPageRange()
    for (let index = 0; index < count; index++) {
      pdf.switchToPage(index)
      const { height, margins } = pdf.page
      // Text below the lower margin would begin another sheet.
      pdf.page.margins = { ...margins, bottom: 0 }
      pdf.y = height - margins.bottom + 14
      this.paragraph(`${title}, sheet ${index + 1} of ${count}`, { size: 7.5, isMuted: true })
      pdf.page.margins = margins
    }
  }

  #codePerLine(width: number): number {
    const pdf = this.#pdf.font('mono').fontSize(CODE_SIZE)
    return Math.max(1, Math.floor(width / pdf.widthOfString('0')))
  }

  /** How high a value is beside its term; an estimate for texts in several scripts, which are as wide in each. */
  #heightOf(value: string, { width, isCode }: { width: number; isCode: boolean }): number {
    const pdf = this.#pdf
    if (isCode) {
      const lines = Math.ceil(value.length / this.#codePerLine(width))
      return lines * (pdf.currentLineHeight(true) + CODE_GAP)
    }
    pdf.font('latin').fontSize(TEXT_SIZE)
    return pdf.heightOfString(value, { width, lineGap: TEXT_SIZE * LEADING })
  }

  /** A term, and beside it what it is. */
  fact(term: string, value: string, { width = this.width, isCode = false } = {}): void {
    this.keepTogether(this.#heightOf(value, { width: width - FACT_INDENT, isCode }))
    const top = this.y
    this.paragraph(term, { size: 8.5, isMuted: true, width: 120 })
    const below = this.y
    this.#pdf.y = top
    const beside = { indent: FACT_INDENT, width: width - FACT_INDENT }
    if (isCode) this.code(value, beside)
    else this.paragraph(value, beside)
    this.#pdf.y = Math.max(below, this.y) + 4
  }

  rule(): void {
    const { left, width, y } = this
    this.#pdf
      .moveTo(left, y)
      .lineTo(left + width, y)
      .lineWidth(0.6)
      .strokeColor(LINE)
      .stroke()
    this.gap(10)
  }

  /** Draws a square of dark and light modules, as QR codes are. */
  squares(
    modules: { size: number; isDark: (row: number, column: number) => boolean },
    at: { x: number; y: number; width: number },
  ): void {
    const side = at.width / modules.size
    for (let row = 0; row < modules.size; row++) {
      for (let column = 0; column < modules.size; column++) {
        if (modules.isDark(row, column))
          this.#pdf.rect(at.x + column * side, at.y + row * side, side, side)
      }
    }
    this.#pdf.fill('#000000')
  }
}
