import * as z from 'zod/mini'
import { t } from '../../lib/i18n/translate.ts'

/** How an upload came out. */
export type IconUpload =
  | { readonly kind: 'stored'; readonly iconId: string; readonly iconUrl: string }
  | { readonly kind: 'refused'; readonly message: string }

const ANSWER = z.union([
  z.object({ iconId: z.string(), iconUrl: z.string() }),
  z.object({ error: z.object({ message: z.string() }) }),
])

interface Options {
  readonly uploadUrl: string
  readonly file: Blob
  readonly signal: AbortSignal
  readonly onProgress: (sentBytes: number) => void
}

/** Sends the bytes of an icon; XMLHttpRequest because fetch tells nothing of the progress. */
export function putIcon({ uploadUrl, file, signal, onProgress }: Options): Promise<IconUpload> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('PUT', uploadUrl)
    request.setRequestHeader('content-type', 'image/png')
    request.upload.addEventListener('progress', (event) => onProgress(event.loaded))
    request.addEventListener('load', () => resolve(readAnswer(request.responseText)))
    request.addEventListener('error', () => reject(new Error('The connection was lost.')))
    request.addEventListener('abort', () => reject(new Error('The upload was cancelled.')))
    signal.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}

function readAnswer(text: string): IconUpload {
  const parsed = ANSWER.safeParse(parseJson(text))
  if (!parsed.success) return { kind: 'refused', message: t('The server did not take the file.') }
  if ('error' in parsed.data) return { kind: 'refused', message: parsed.data.error.message }
  return { kind: 'stored', ...parsed.data }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
