import PDFDocument from 'pdfkit'
import type { DemoDocument } from './demo-documents.ts'

/** Sets a document of the demo on one page, as its vendor would have exported it. */
export function writeDemoPdf(
  { fileName, sections, enclosed }: Pick<DemoDocument, 'fileName' | 'sections' | 'enclosed'>,
  writtenAt: Date,
): Buffer {
  const title = fileName.replace(/\.pdf$/, '')
  const page = new PDFDocument({
    size: 'A4',
    margin: 72,
    info: { Title: title, CreationDate: writtenAt },
  })
  page.fontSize(20).text(title).moveDown()
  for (const [heading, text] of sections) {
    page.fontSize(13).text(heading).moveDown(0.3)
    page.fontSize(11).text(text).moveDown()
  }
  if (enclosed) {
    const { fileName: name, content } = enclosed
    page.file(Buffer.from(content), { name, type: 'text/csv', creationDate: writtenAt })
  }
  page.end()
  // Nobody listens for chunks, so all of it is waiting to be read at once.
  const bytes: unknown = page.read()
  if (!Buffer.isBuffer(bytes)) throw new Error(`The PDF "${title}" could not be written.`)
  return bytes
}
