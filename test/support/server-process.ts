import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const MAIN = path.resolve(import.meta.dirname, '../../dist/server/api/main.js')

/** How a process that was to fail ended. */
export interface Ending {
  code: number | null
  stderr: string
  stdout: string
}

/** The built server as a process of its own. */
export interface ServerProcess {
  /** Where it answers. */
  base: string
  kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null>
}

/** Starts the built server and waits until it says where it is. */
export async function startServerProcess(env: Record<string, string>): Promise<ServerProcess> {
  const { child, output } = launch({ PORT: '0', ...env })
  const base = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', () => {
      const said = /GraphQL\s+(http\S+)\/graphql/.exec(output.stdout)
      if (said?.[1]) resolve(said[1])
    })
    child.once('exit', () => reject(new Error(output.stderr)))
  })
  return {
    base,
    async kill(signal) {
      const exit = once(child, 'exit')
      child.kill(signal)
      const [code] = await exit
      return code
    },
  }
}

/** Starts the built server where it cannot start, and says how it ended. */
export async function failToStart(env: Record<string, string>): Promise<Ending> {
  const { child, output } = launch(env)
  const [code] = await once(child, 'close')
  return { code, ...output }
}

/** Command lines of running processes that mention a text; empty where there is no /proc. */
export function processesWith(text: string): string[] {
  const ids = readdirSync('/proc').filter(
    (name) => /^\d+$/.test(name) && Number(name) !== process.pid,
  )
  return ids.map(commandLine).filter((line) => line.includes(text))
}

function commandLine(id: string): string {
  try {
    return readFileSync(`/proc/${id}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return '' // gone in the meantime
  }
}

function launch(env: Record<string, string>): {
  child: ChildProcess
  output: Omit<Ending, 'code'>
} {
  const { PATH, HOME, LANG } = process.env
  const clean = { PATH, HOME, LANG, NODE_ENV: 'test', LOG_LEVEL: 'error' }
  const child = spawn(process.execPath, [MAIN], {
    env: { ...clean, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output = { stdout: '', stderr: '' }
  child.stdout.on('data', (chunk) => {
    output.stdout += chunk
  })
  child.stderr.on('data', (chunk) => {
    output.stderr += chunk
  })
  return { child, output }
}
