import { createServer } from 'node:net'

export const EICAR = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'

export interface Clamd {
  url: string
  /** Sizes of what was scanned, in order. */
  scanned: number[]
  /** Answers like this instead of looking. */
  answer: string | undefined
  /** Hangs up on everybody while true. */
  isAway: boolean
  close(): Promise<void>
}

/** A scanner that speaks clamd's INSTREAM and knows one signature (clamd(8)). */
export async function startClamd(): Promise<Clamd> {
  const server = createServer((socket) => {
    let received = Buffer.alloc(0)
    socket.on('error', () => undefined)
    socket.on('data', (chunk: Buffer) => {
      if (clamd.isAway) return void socket.destroy()
      received = Buffer.concat([received, chunk])
      const content = streamIn(received)
      if (!content) return
      clamd.scanned.push(content.length)
      const verdict = content.includes(EICAR) ? 'Eicar-Test-Signature FOUND' : 'OK'
      socket.end(`${clamd.answer ?? `stream: ${verdict}`}\0`)
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('not listening')
  const clamd: Clamd = {
    url: `tcp://127.0.0.1:${address.port}`,
    scanned: [],
    answer: undefined,
    isAway: false,
    close: () => new Promise((done) => server.close(() => done())),
  }
  return clamd
}

const COMMAND = 'zINSTREAM\0'

/** What was streamed, once its last chunk, of length zero, is there. */
function streamIn(received: Buffer): Buffer | undefined {
  if (received.subarray(0, COMMAND.length).toString('latin1') !== COMMAND) return undefined
  const chunks: Buffer[] = []
  let at = COMMAND.length
  while (at + 4 <= received.length) {
    const length = received.readUInt32BE(at)
    if (length === 0) return Buffer.concat(chunks)
    chunks.push(received.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return undefined
}
