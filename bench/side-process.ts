import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Side } from './job.ts'
import type { SideAnswer, SideQuestion } from './serve-side.ts'

/** A side that runs. */
export interface SideProcess {
  url: string
  headers: Record<string, string>
  facts: Record<string, string>
  /** Processor time it has used so far, user and system. */
  cpuMs(): Promise<number>
  stop(): Promise<void>
}

const BUILT_SERVER = new URL('./built-server.mjs', import.meta.url).href
const PRODUCTION = { NODE_ENV: 'production', GRAPHILE_ENV: 'production' }

/** Starts a side in a process of its own, in the mode its makers mean for production. */
export async function startSide(side: Side, databaseUrl: string): Promise<SideProcess> {
  const child = fork(fileURLToPath(side.module), [databaseUrl], {
    execArgv: ['--import', '@oxc-node/core/register', '--import', BUILT_SERVER],
    env: { ...process.env, ...PRODUCTION, ...side.environment },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const { url = '', headers = {}, facts = {} } = await answerOf(child, side.name)
  const ask = (question: SideQuestion) => {
    child.send(question)
    return answerOf(child, side.name)
  }
  return {
    url,
    headers,
    facts,
    cpuMs: async () => (await ask('cpu')).cpuMs ?? 0,
    async stop() {
      const ended = once(child, 'exit')
      child.send('stop' satisfies SideQuestion)
      await ended
    },
  }
}

function answerOf(child: ChildProcess, name: string): Promise<SideAnswer> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`${name} ended with ${code}.`))
    child.once('exit', ended)
    child.once('message', (answer) => {
      child.off('exit', ended)
      resolve(answer as SideAnswer) // the other end is serveSide
    })
  })
}
