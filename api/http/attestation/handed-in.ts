/** What somebody wants checked. */
export interface HandedIn {
  jws: string
  /** The text, where it came along: it has to have the signed hash as well. */
  text?: string
  /** The whole file, when it is a PDF. */
  pdf?: Uint8Array
}

/** Reads a form with a pasted signature or a file (`multipart/form-data`); undefined when it holds neither. */
export async function handedIn(
  body: Uint8Array,
  contentType: string,
): Promise<HandedIn | undefined> {
  const form = await readForm(body, contentType)
  const file = form?.get('file')
  if (file instanceof File && file.size > 0) return inFile(new Uint8Array(await file.arrayBuffer()))
  const pasted = form?.get('jws')
  return typeof pasted === 'string' && pasted.trim() !== '' ? { jws: joined(pasted) } : undefined
}

async function readForm(body: Uint8Array, contentType: string): Promise<FormData | undefined> {
  try {
    const headers = { 'Content-Type': contentType }
    return await new Response(Buffer.from(body), { headers }).formData()
  } catch {
    return undefined // not a form at all: the same as an empty one
  }
}

/** Our PDFs carry the signature among their properties, uncompressed; anything else is read as JSON or as plain text. */
function inFile(bytes: Uint8Array): HandedIn {
  const raw = Buffer.from(bytes).toString('latin1')
  if (raw.startsWith('%PDF-')) {
    return { jws: /eyJ[\w-]+\.[\w-]+\.[\w-]+/.exec(raw)?.[0] ?? '', pdf: bytes }
  }
  const content = Buffer.from(bytes).toString('utf8')
  return inJson(content) ?? { jws: joined(content) }
}

function inJson(content: string): HandedIn | undefined {
  try {
    const read: unknown = JSON.parse(content)
    if (typeof read !== 'object' || read === null || !('signature' in read)) return undefined
    const { signature } = read
    const body = 'text' in read && typeof read.text === 'string' ? { text: read.text } : {}
    return { jws: typeof signature === 'string' ? signature : '', ...body }
  } catch {
    return undefined
  }
}

/** Mail programs and PDF readers break long lines. */
function joined(text: string): string {
  return text.replaceAll(/\s+/g, '')
}
