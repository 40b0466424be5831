import {
  type IncomingMessage,
  maxHeaderSize,
  type Server,
  type ServerResponse,
  STATUS_CODES,
} from 'node:http'
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

/**
 * Refuses requests whose headers are too large and could still be read, in the same words; says whether it did. In however many
 * packets they came, it is known where they were to go.
 */
export function refuseLargeHeaders(
  fhirPaths: readonly string[],
): (req: IncomingMessage, res: ServerResponse) => boolean {
  return (req, res) => {
    if (headerBytes(req) <= maxHeaderSize) return false
    const isFhir = isBelow(req.url?.toLowerCase(), fhirPaths)
    const body = bodyOf(TOO_LARGE, isFhir)
    res.writeHead(TOO_LARGE.status, headersOf(body, isFhir)).end(body)
    return true
  }
}

/** Node.js reads headers as Latin-1: a character is a byte. */
function headerBytes({ rawHeaders, url = '' }: IncomingMessage): number {
  return rawHeaders.reduce((sum, { length }) => sum + length, url.length)
}

const TOO_LARGE: Answer = {
  status: 431,
  code: 'too-long',
  text: `The headers of a request may have ${maxHeaderSize} bytes together. These have more.`,
}

function answerTo({ code }: UnreadableError): Answer {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return TOO_LARGE
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

function bodyOf({ code, text }: Answer, isFhir: boolean): string {
  return isFhir ? JSON.stringify(operationOutcome(code, text)) : ''
}

function headersOf(body: string, isFhir: boolean): Record<string, string> {
  return {
    ...(isFhir ? { 'Content-Type': 'application/fhir+json; charset=utf-8' } : {}),
    'Content-Length': String(Buffer.byteLength(body)),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    Connection: 'close',
  }
}

function spelled(answer: Answer, isFhir: boolean): string {
  const body = bodyOf(answer, isFhir)
  const headers = Object.entries(headersOf(body, isFhir)).map((pair) => pair.join(': '))
  const line = `HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status]}`
  return [line, ...headers, '', body].join('\r\n')
}
