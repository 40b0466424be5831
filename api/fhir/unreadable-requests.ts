import { maxHeaderSize, type Server, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { type IssueCode, operationOutcome } from './operation-outcome.ts'

/** What Node.js says of a request it cannot read. */
interface UnreadableError extends Error {
  readonly code?: string
  /** What came last; the whole request where it came at once. */
  readonly rawPacket?: Buffer
}

interface Answer {
  readonly status: number
  readonly code: IssueCode
  readonly text: string
}

/**
 * Answers what never becomes a request: headers that are too large, lines that are no HTTP, requests that do not end. Below a FHIR
 * base with an OperationOutcome, as every other refusal there (SMART.md RS-10); elsewhere, and where the address was not understood, with
 * the status alone.
 */
export function answerUnreadable(server: Server, fhirPaths: readonly string[]): void {
  server.on('clientError', (error: UnreadableError, socket: Duplex) => {
    // Nothing may be written into an answer that is under way on the same connection.
    const isAnswering = Boolean(Reflect.get(socket, '_httpMessage'))
    if (error.code === 'ECONNRESET' || !socket.writable || isAnswering) {
      socket.destroy()
      return
    }
    const isFhir = isBelow(targetOf(error.rawPacket), fhirPaths)
    socket.end(spelled(answerTo(error), isFhir), () => socket.destroy())
  })
}

function answerTo({ code }: UnreadableError): Answer {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW': {
      const text = `The headers of a request may have ${maxHeaderSize} bytes together. These have more.`
      return { status: 431, code: 'too-long', text }
    }
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return { status: 413, code: 'too-long', text: 'The extensions of a chunk are too long.' }
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return { status: 408, code: 'timeout', text: 'The request did not come to its end in time.' }
    default:
      return { status: 400, code: 'invalid', text: 'This is no HTTP request that can be read.' }
  }
}

/** Where the request was to go, as far as its first line came; undefined where it did not. */
function targetOf(packet: Buffer | undefined): string | undefined {
  return /^[A-Z]+ (\/\S*)/.exec(packet?.toString('latin1') ?? '')?.[1]?.toLowerCase()
}

function isBelow(target: string | undefined, paths: readonly string[]): boolean {
  return paths.some(
    (path) => target === path || target?.startsWith(`${path}/`) || target?.startsWith(`${path}?`),
  )
}

function spelled({ code, status, text }: Answer, isFhir: boolean): string {
  const body = isFhir ? JSON.stringify(operationOutcome(code, text)) : ''
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    ...(isFhir ? ['Content-Type: application/fhir+json; charset=utf-8'] : []),
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...['Cache-Control: no-store', 'X-Content-Type-Options: nosniff', 'Connection: close', ''],
    body,
  ].join('\r\n')
}
