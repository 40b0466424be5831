import { PDFArray, PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib'

/** A PDF of one page, with a line of text that makes it another file than the others. */
export async function aPdf(text = 'Security policy'): Promise<Buffer> {
  return Buffer.from(await (await onePage(text)).save())
}

/** A PDF of exactly so many bytes: white space between header and objects is allowed. */
export async function aPdfOf(size: number): Promise<Buffer> {
  const pdf = Buffer.from(await (await onePage(String(size))).save({ useObjectStreams: false }))
  const end = pdf.lastIndexOf('startxref')
  return Buffer.concat([
    pdf.subarray(0, end),
    Buffer.alloc(size - pdf.length, ' '),
    pdf.subarray(end),
  ])
}

type Change = (document: PDFDocument) => void | Promise<void>

/** A PDF after something was put into it; its objects compressed, so that no plain text of them shows. */
export async function aPdfWith(change: Change): Promise<Buffer> {
  const document = await onePage('with more')
  await change(document)
  return Buffer.from(await document.save({ useObjectStreams: true }))
}

/** Puts an action where a reader runs it when the file is opened. */
export function opening(action: Record<string, unknown>): Change {
  return ({ catalog, context }) => {
    catalog.set(PDFName.of('OpenAction'), context.obj(literal(action)))
  }
}

/** Puts an annotation with an action on the page. */
export function annotated(annotation: Record<string, unknown>): Change {
  return (document) => {
    const { node } = document.getPage(0)
    const context = document.context
    const annotations = PDFArray.withContext(context)
    annotations.push(context.register(context.obj(literal({ Type: 'Annot', ...annotation }))))
    node.set(PDFName.of('Annots'), annotations)
  }
}

/** Adds a file that travels inside. */
export const carrying: Change = (document) =>
  document.attach(Buffer.from('inside'), 'inside.txt', { mimeType: 'text/plain' })

type Literal = Parameters<PDFDocument['context']['obj']>[0] & object

/** Plain strings are names in a PDF, but for those that are text. */
function literal(value: Record<string, unknown>): Literal {
  const entries = Object.entries(value).map(([key, each]) => {
    if (key === 'JS' || key === 'F') return [key, PDFString.of(String(each))]
    return [key, each]
  })
  return Object.fromEntries(entries) as Literal
}

async function onePage(text: string): Promise<PDFDocument> {
  const document = await PDFDocument.create()
  document.addPage([300, 200]).drawText(text, { x: 20, y: 100, size: 14 })
  return document
}
