import { t } from '../../../lib/i18n/translate.ts'
import { sha256Hex } from '../../../lib/sha256.ts'
import { contentFault, sizeFault } from './file-fault.ts'
import type { Refused, SendOptions } from './send-bytes.ts'
import type { UploadPhase } from './upload-state.ts'

export interface Announced {
  readonly documentId: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
}

/** What an upload asks of the server. */
export interface UploadSteps {
  create(file: {
    fileName: string
    sizeBytes: number
    sha256: string
  }): Promise<Announced | Refused>
  send(options: SendOptions): Promise<Refused | undefined>
  complete(documentId: string): Promise<{ isScanned: boolean } | Refused>
  /** Forgets what was begun; whatever comes of it. */
  cancel(documentId: string): Promise<void>
}

interface Options {
  readonly file: File
  readonly steps: UploadSteps
  readonly signal: AbortSignal
  readonly onPhase: (phase: UploadPhase) => void
}

/** Takes one file all the way, and says how it ended. Whatever goes wrong leaves nothing at the server. */
export async function uploadDocument(options: Options): Promise<UploadPhase> {
  const { signal, steps } = options
  let begun: string | undefined
  try {
    const end = await takeAllTheWay(options, (documentId) => {
      begun = documentId
    })
    if (end.kind === 'done' || !begun) return end
    await steps.cancel(begun)
    return end
  } catch {
    if (begun) await steps.cancel(begun)
    if (signal.aborted) return { kind: 'cancelled' }
    return { kind: 'failed', message: t('The connection was lost. Try again.') }
  }
}

async function takeAllTheWay(
  { file, steps, signal, onPhase }: Options,
  onBegun: (documentId: string) => void,
): Promise<UploadPhase> {
  const tooLarge = sizeFault(file.size)
  if (tooLarge) return failed({ message: tooLarge })
  onPhase({ kind: 'hashing' })
  const bytes = new Uint8Array(await file.arrayBuffer())
  const noPdf = contentFault(bytes)
  if (noPdf) return failed({ message: noPdf })
  const sha256 = await sha256Hex(bytes)
  signal.throwIfAborted()
  const announced = await steps.create({ fileName: file.name, sizeBytes: bytes.length, sha256 })
  if ('message' in announced) return failed(announced)
  const { documentId, url, headers } = announced
  onBegun(documentId)
  signal.throwIfAborted()
  onPhase({ kind: 'sending', sent: 0 })
  const onProgress = (sent: number) => onPhase({ kind: 'sending', sent })
  const refused = await steps.send({ url, headers, file, signal, onProgress })
  if (refused) return failed(refused)
  onPhase({ kind: 'checking' })
  const completed = await steps.complete(documentId)
  return 'message' in completed ? failed(completed) : { kind: 'done', ...completed }
}

const failed = ({ message }: Refused): UploadPhase => ({ kind: 'failed', message })
