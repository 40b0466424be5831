import { describe, expect, it } from 'vitest'
import { takingTurns } from '../../../portal/src/components/documents/upload/taking-turns.ts'
import {
  type UploadSteps,
  uploadDocument,
} from '../../../portal/src/components/documents/upload/upload-document.ts'
import { phaseWords } from '../../../portal/src/components/documents/upload/upload-item.tsx'
import {
  NO_UPLOADS,
  type UploadPhase,
  type Uploads,
  uploadsReducer,
} from '../../../portal/src/components/documents/upload/upload-state.ts'
import { byteSize } from '../../../portal/src/lib/byte-size.ts'

const MOST = 10_485_760

const chosen = (count: number): Uploads =>
  uploadsReducer(NO_UPLOADS, {
    type: 'chosen',
    files: Array.from({ length: count }, (_, at) => ({
      id: `${at}`,
      fileName: `${at}.pdf`,
      size: 9,
    })),
  })

describe('the list of uploads', () => {
  it.each([
    [1, 0],
    [3, 0],
    [4, 4],
    [9, 9],
  ])('of %i files at once warns of %i', (count, warned) => {
    const state = chosen(count)
    expect(state.list).toHaveLength(count)
    expect(state.manyAtOnce).toBe(warned)
    expect(uploadsReducer(state, { type: 'warning-read' })).toMatchObject({ manyAtOnce: 0 })
  })

  it('counts one action, not the files of several', () => {
    const files = [{ id: 'x', fileName: 'x.pdf', size: 1 }]
    expect(uploadsReducer(chosen(3), { type: 'chosen', files })).toMatchObject({ manyAtOnce: 0 })
  })

  it.each<UploadPhase>([
    { kind: 'done', isScanned: true },
    { kind: 'failed', message: 'No.' },
    { kind: 'cancelled' },
  ])('lets nothing move that has ended: %j', (phase) => {
    const over = uploadsReducer(chosen(2), { type: 'moved', id: '0', phase })
    const late = uploadsReducer(over, { type: 'moved', id: '0', phase: { kind: 'checking' } })
    expect(late).toEqual(over)
    expect(late.list[1]?.phase).toEqual({ kind: 'waiting' })
    const again = uploadsReducer(over, { type: 'again', id: '0' })
    expect(again.list[0]?.phase.kind).toBe(phase.kind === 'done' ? 'done' : 'waiting')
    expect(uploadsReducer(over, { type: 'put-away', id: '0' }).list).toHaveLength(1)
  })
})

/** A server that says yes, unless told otherwise, and remembers what it was asked. */
function aServer(answers: Partial<UploadSteps> = {}) {
  const asked: string[] = []
  const steps: UploadSteps = {
    async create(file) {
      asked.push(`create ${file.fileName} ${file.sizeBytes} ${file.sha256}`)
      return answers.create?.(file) ?? { documentId: 'd1', url: '/put', headers: {} }
    },
    async send(options) {
      asked.push(`send ${options.url}`)
      options.onProgress(4)
      return answers.send?.(options)
    },
    async complete(id) {
      asked.push(`complete ${id}`)
      return answers.complete?.(id) ?? { isScanned: true }
    },
    async cancel(id) {
      asked.push(`cancel ${id}`)
    },
  }
  return { steps, asked }
}

async function run(
  server: ReturnType<typeof aServer>,
  content = '%PDF-1.7 x',
  signal = new AbortController().signal,
) {
  const phases: UploadPhase[] = []
  const file = new File([content], 'policy.pdf')
  const end = await uploadDocument({
    file,
    steps: server.steps,
    signal,
    onPhase: (phase) => phases.push(phase),
  })
  return { end, phases: phases.map(({ kind }) => kind) }
}

describe('one upload', () => {
  it('goes through every step, with the hash of the file', async () => {
    const server = aServer()
    expect(await run(server, '%PDF-')).toEqual({
      end: { kind: 'done', isScanned: true },
      phases: ['hashing', 'sending', 'sending', 'checking'],
    })
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode('%PDF-'))
    const sha256 = Buffer.from(digest).toString('hex')
    expect(server.asked).toEqual([`create policy.pdf 5 ${sha256}`, 'send /put', 'complete d1'])
  })

  it.each([
    ['an empty file', '', /empty/],
    ['a text named .pdf', 'hello', /not a PDF/],
    [
      'one byte more than 10 MiB',
      `%PDF-${'x'.repeat(MOST - 4)}`,
      /at most 10 MB \(10,485,760 bytes\)/,
    ],
  ])('asks nothing of the server for %s', async (_name, content, message) => {
    const server = aServer()
    const { end } = await run(server, content)
    expect(end).toMatchObject({ kind: 'failed', message: expect.stringMatching(message) })
    expect(server.asked).toEqual([])
  })

  it('of exactly 10 MiB is sent', async () => {
    expect((await run(aServer(), `%PDF-${'x'.repeat(MOST - 5)}`)).end).toMatchObject({
      kind: 'done',
    })
  })

  it.each<[string, Partial<UploadSteps>, string[]]>([
    ['create', { create: async () => ({ message: 'No.' }) }, ['create']],
    ['send', { send: async () => ({ message: 'No.' }) }, ['create', 'send', 'cancel']],
    [
      'complete',
      { complete: async () => ({ message: 'No.' }) },
      ['create', 'send', 'complete', 'cancel'],
    ],
  ])('that is refused at %s says why and leaves nothing', async (_step, answers, asked) => {
    const server = aServer(answers)
    expect((await run(server)).end).toEqual({ kind: 'failed', message: 'No.' })
    expect(server.asked.map((each) => each.split(' ')[0])).toEqual(asked)
  })

  it('that loses the connection can be tried again, and leaves nothing', async () => {
    const server = aServer({
      send: async () => {
        throw new Error('gone')
      },
    })
    expect((await run(server)).end).toMatchObject({
      kind: 'failed',
      message: expect.stringMatching(/connection was lost/),
    })
    expect(server.asked.at(-1)).toBe('cancel d1')
  })

  it('that is cancelled while it is sent leaves nothing', async () => {
    const controller = new AbortController()
    const server = aServer({
      send: async () => {
        controller.abort()
        throw new Error('aborted')
      },
    })
    expect((await run(server, '%PDF-', controller.signal)).end).toEqual({ kind: 'cancelled' })
    expect(server.asked.at(-1)).toBe('cancel d1')
  })

  it('that is cancelled before it is announced asks nothing', async () => {
    const server = aServer()
    expect((await run(server, '%PDF-', AbortSignal.abort())).end).toEqual({ kind: 'cancelled' })
    expect(server.asked).toEqual([])
  })
})

it('takes turns, in order, and goes on after a failure', async () => {
  const turns = takingTurns(2)
  let now = 0
  let most = 0
  const order: number[] = []
  const work = (at: number) => async () => {
    order.push(at)
    now += 1
    most = Math.max(most, now)
    await Promise.resolve()
    now -= 1
    if (at === 1) throw new Error('one fails')
  }
  await Promise.allSettled([0, 1, 2, 3, 4].map((at) => turns(work(at))))
  expect(order).toEqual([0, 1, 2, 3, 4])
  expect(most).toBe(2)
})

it('says sizes and steps in words', () => {
  expect([0, 1, 1023, 1024, MOST, MOST + 1].map(byteSize)).toEqual([
    '0 bytes',
    '1 byte',
    '1,023 bytes',
    '1 kB',
    '10 MB',
    '10 MB',
  ])
  expect(phaseWords({ kind: 'sending', sent: 1000 }, 5000)).toBe('1,000 of 5,000 bytes sent')
})
