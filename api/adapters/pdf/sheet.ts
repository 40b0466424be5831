import type { PageFonts } from './fonts.ts'
import { textRuns } from './text-runs.ts'

type Pdf = PDFKit.PDFDocument

const INK = '#1b2430'
const MUTED = '#5b6675'
const LINE = '#c9d0d8'

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

  gap(points: number): void {
    this.#pdf.y += points
  }

  paragraph(text: string, style: Style = {}): void {
    const { size = 9.5, isBold = false, isMuted = false, indent = 0 } = style
    const pdf = this.#pdf
    const runs = textRuns(text, this.#fonts.scriptOf)
    pdf
      .fillColor(isMuted ? MUTED : INK)
      .strokeColor(INK)
      .lineWidth(size * 0.03)
      .fontSize(size)
    const box = {
      width: style.width ?? this.width - indent,
      lineGap: size * 0.3,
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
  code(text: string, { indent = 0, size = 7.5, width }: Style = {}): void {
    const pdf = this.#pdf
    pdf.font('mono').fontSize(size).fillColor(INK)
    const box = width ?? this.width - indent
    const perLine = Math.max(1, Math.floor(box / pdf.widthOfString('0')))
    for (let at = 0; at < text.length; at += perLine)
      pdf
        .text(text.slice(at, at + perLine), this.left + indent, pdf.y, {
          lineBreak: false,
          lineGap: 2,
          features: APART,
        })
        .moveDown(0.15)
  }

  /** A term, and beside it what it is. */
  fact(term: string, value: string, { width = this.width, isCode = false } = {}): void {
    const top = this.y
    this.paragraph(term, { size: 8.5, isMuted: true, width: 120 })
    const below = this.y
    this.#pdf.y = top
    if (isCode) this.code(value, { indent: 130, width: width - 130 })
    else this.paragraph(value, { indent: 130, width: width - 130 })
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
