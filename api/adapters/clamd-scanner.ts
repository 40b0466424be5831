import { connect, type Socket } from 'node:net'
import { ScannerUnavailableError } from '../errors.ts'
import type { MalwareScanner } from '../ports/documents.ts'

const CHUNK_BYTES = 64 * 1024
const PATIENCE_MS = 60_000
const LONGEST_ANSWER = 4096

/**
 * Asks clamd by its own protocol: INSTREAM, the bytes in chunks with their length before them, one line back.
 *
 * @param address `tcp://host:port` or `unix:/path`
 * @see https://docs.clamav.net/manual/Usage/Scanning.html#clamd and clamd(8), COMMANDS
 */
export function clamdScanner(address: string): MalwareScanner {
  return {
    async scan(bytes) {
      const answer = await ask(address, bytes).catch((error: unknown) => {
        throw new ScannerUnavailableError(error instanceof Error ? error.message : '', error)
      })
      const [, signature] = /^stream: (.+) FOUND$/.exec(answer) ?? []
      if (signature) return signature
      if (answer === 'stream: OK') return undefined
      throw new ScannerUnavailableError(`clamd answered: ${answer.slice(0, 200)}`)
    },
  }
}

function ask(address: string, bytes: Uint8Array): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = open(address)
    let answer = ''
    socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error('clamd did not answer in time')))
    socket.on('error', reject)
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1')
      if (answer.length > LONGEST_ANSWER) socket.destroy(new Error('clamd talks too much'))
    })
    socket.on('close', () => resolve(answer.replace(/[\0\n]+$/, '')))
    socket.on('connect', () => send(socket, bytes))
  })
}

/** "z" asks for answers that end with a NUL; a chunk of length zero ends the stream. */
function send(socket: Socket, bytes: Uint8Array): void {
  socket.write('zINSTREAM\0')
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
    const chunk = bytes.subarray(at, at + CHUNK_BYTES)
    socket.write(lengthOf(chunk.length))
    socket.write(chunk)
  }
  socket.write(lengthOf(0))
}

function lengthOf(count: number): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(count)
  return length
}

function open(address: string): Socket {
  if (address.startsWith('unix:')) return connect(address.slice('unix:'.length))
  const { hostname, port } = new URL(address)
  return connect(Number(port || 3310), hostname)
}
