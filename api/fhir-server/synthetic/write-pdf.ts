import PDFDocument from 'pdfkit'

/** A page of text. */
interface PageOfText {
  readonly title: string
  /** Written into the file, so that the same text makes the same bytes. */
  readonly writtenAt: Date
  readonly lines: readonly string[]
}

/**
 * Sets a few lines as a PDF of one small page. The fonts every reader has hold Western European
 * letters alone; others become question marks.
 */
export const writePdf = ({ title, writtenAt, lines }: PageOfText): Buffer => {
  const info = { Title: title, Producer: 'Gatehouse', CreationDate: writtenAt }
  const page = new PDFDocument({ size: 'A5', margin: 48, info })
  page.fontSize(16).text(title).moveDown()
  page.fontSize(10)
  for (const line of lines) page.text(line.replace(/[^\x20-\x7e\xa0-\xff]/g, '?'))
  page.end()
  // Nobody listens for chunks, so all of it is waiting to be read at once.
  const bytes: unknown = page.read()
  if (!Buffer.isBuffer(bytes)) throw new Error(`The PDF "${title}" could not be written.`)
  return bytes
}
