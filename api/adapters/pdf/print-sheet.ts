import { pageFonts } from './fonts.ts'
import { Sheet } from './sheet.ts'

/** Points from the edge of the paper. */
export const MARGIN = 56

/**
 * Prints a document as PDF with embedded fonts, its sheets numbered under a title. Nothing in the file depends on the
 * moment of printing: the same document is always the same bytes.
 */
export async function printSheet(document: {
  title: string
  info: PDFKit.DocumentInfo
  write: (sheet: Sheet) => void
}): Promise<Uint8Array> {
  const [{ default: PDFDocument }, fonts] = await Promise.all([import('pdfkit'), pageFonts()])
  const pdf = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    lang: 'en',
    displayTitle: true,
    bufferPages: true,
    info: { Creator: 'Gatehouse', Producer: 'Gatehouse', ...document.info },
  })
  const chunks: Uint8Array[] = []
  const done = new Promise<Uint8Array>((resolve, reject) => {
    pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk))
    pdf.on('end', () => resolve(Buffer.concat(chunks)))
    pdf.on('error', reject)
  })
  const sheet = new Sheet(pdf, fonts)
  document.write(sheet)
  sheet.numberSheets(document.title)
  pdf.end()
  return done
}
