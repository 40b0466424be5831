import type { Dispatcher } from 'undici'

/** An answer whose body was taken whole. */
export interface HeldAnswer {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly held: Buffer
}

export interface HoldingLimits {
  /** Of a body; what has more is not held. */
  readonly mostBytes: number
  /** From now to the last byte; then it is given up with `timedOut`. */
  readonly timeoutMs: number
  readonly timedOut: Error
}

type Asked = Pick<Dispatcher.DispatchOptions, 'method' | 'path' | 'headers' | 'body'>

/**
 * Asks a server and takes its answer whole, without a stream in between: most answers are one chunk.
 * Resolves to undefined for a body of more than `mostBytes`, of which no more is taken.
 */
export function heldAnswer(
  dispatcher: Dispatcher,
  asked: Asked,
  { mostBytes, timeoutMs, timedOut }: HoldingLimits,
): Promise<HeldAnswer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    let status = 0
    let head: Readonly<Record<string, unknown>> = {}
    let sending: Dispatcher.DispatchController | undefined
    let isOver = false
    const end = (settle: () => void) => {
      isOver = true
      clearTimeout(timer)
      settle()
    }
    const giveUp = (settle: () => void) => {
      end(settle)
      sending?.abort(timedOut)
    }
    const timer = setTimeout(() => giveUp(() => reject(timedOut)), timeoutMs)
    dispatcher.dispatch(asked, {
      onRequestStart(controller) {
        // It may have waited for a connection longer than there was time.
        if (isOver) controller.abort(timedOut)
        sending = controller
      },
      onResponseStart(_controller, statusCode, headers) {
        status = statusCode
        head = headers
      },
      onResponseData(_controller, chunk) {
        chunks.push(chunk)
        size += chunk.length
        if (size > mostBytes) giveUp(() => resolve(undefined))
      },
      onResponseEnd() {
        const [first] = chunks
        const held = first && chunks.length === 1 ? first : Buffer.concat(chunks)
        end(() => resolve({ statusCode: status, headers: head, held }))
      },
      onResponseError: (_controller, error) => end(() => reject(error)),
    })
  })
}
