import * as z from 'zod/mini'
import { t } from '../../../lib/i18n/translate.ts'

const REFUSAL = z.object({ error: z.object({ message: z.string() }) })

/** Something the server refused, in its words. */
export interface Refused {
  readonly message: string
}

export interface SendOptions {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly file: Blob
  readonly signal: AbortSignal
  readonly onProgress: (sentBytes: number) => void
}

/**
 * Sends a file to its upload address; XMLHttpRequest because fetch tells nothing of the progress.
 *
 * @throws Error when the connection is lost or the upload cancelled.
 */
export function sendBytes(options: SendOptions): Promise<Refused | undefined> {
  const { url, headers, file, signal, onProgress } = options
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('PUT', url)
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.upload.addEventListener('progress', (event) => onProgress(event.loaded))
    request.addEventListener('load', () => resolve(refusalOf(request)))
    request.addEventListener('error', () => reject(new Error('The connection was lost.')))
    request.addEventListener('abort', () => reject(new Error('The upload was cancelled.')))
    signal.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}

/** Our own address says what is wrong; a store of another maker answers in its own way. */
function refusalOf({ status, responseText }: XMLHttpRequest): Refused | undefined {
  if (status >= 200 && status < 300) return undefined
  try {
    return { message: REFUSAL.parse(JSON.parse(responseText)).error.message }
  } catch {
    return { message: t('The file was not taken ({{status}}). Try again.', { status }) }
  }
}
