import { Worker } from 'node:worker_threads'
import type { PdfInspection, PdfInspector } from '../../ports/documents.ts'

export interface InspectorLimits {
  /** How long one file may take. */
  milliseconds: number
  /** How much memory its objects may take. */
  megabytes: number
  /** How many files are read at a time; the others wait. */
  atOnce: number
}

const LIMITS: InspectorLimits = { milliseconds: 15_000, megabytes: 256, atOnce: 2 }

/** Compiled or from source, the worker lies beside this file with the same ending. */
const WORKER = new URL(
  `./inspection-worker.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`,
  import.meta.url,
)

/**
 * Reads each PDF in a thread of its own that is ended when it takes too long or too much memory, so that no file can
 * take the house down or hold it up.
 */
export function workerPdfInspector(limits: Partial<InspectorLimits> = {}): PdfInspector {
  const { milliseconds, megabytes, atOnce } = { ...LIMITS, ...limits }
  const waiting: (() => void)[] = []
  let free = atOnce
  const turn = async () => {
    if (free > 0) free -= 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
  }
  const done = () => {
    const next = waiting.shift()
    if (next) next()
    else free += 1
  }
  return {
    async inspect(bytes) {
      await turn()
      try {
        return await inspectApart(bytes, { milliseconds, megabytes })
      } finally {
        done()
      }
    },
  }
}

function inspectApart(
  bytes: Uint8Array,
  { milliseconds, megabytes }: Pick<InspectorLimits, 'milliseconds' | 'megabytes'>,
): Promise<PdfInspection> {
  return new Promise((resolve) => {
    const worker = new Worker(WORKER, {
      workerData: bytes,
      execArgv: [],
      env: {},
      stdout: true, // the library warns on the console about what it mends
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: megabytes, stackSizeMb: 4 },
    })
    const end = (inspection: PdfInspection) => {
      clearTimeout(timer)
      resolve(inspection)
      void worker.terminate()
    }
    const timer = setTimeout(() => end({ isPdf: false, fault: 'TOO_COMPLEX' }), milliseconds)
    worker.once('message', end)
    worker.once('error', () => end({ isPdf: false, fault: 'TOO_COMPLEX' })) // out of memory
    worker.once('exit', () => end({ isPdf: false, fault: 'TOO_COMPLEX' }))
  })
}
