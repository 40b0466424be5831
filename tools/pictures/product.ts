import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** Somebody the demo prints at start. */
export interface SignIn {
  readonly role: string
  readonly email: string
  readonly password: string
}

/** The built product, running on a new database with the demo in it. */
export interface RunningProduct {
  readonly url: string
  readonly signIns: ReadonlyMap<string, SignIn>
  readonly stop: () => Promise<void>
}

const ROOT = path.resolve(import.meta.dirname, '../..')

/** Starts what `npm start` starts, with data of its own, and waits until it says where it is. */
export async function startProduct(): Promise<RunningProduct> {
  const data = mkdtempSync(path.join(tmpdir(), 'gatehouse-pictures-'))
  const child = spawn(process.execPath, [path.join(ROOT, 'dist/server/api/main.js')], {
    cwd: ROOT,
    env: {
      ...process.env,
      NODE_ENV: 'development',
      PORT: '0',
      PUBLIC_URL: '',
      DATABASE_URL: '',
      DATA_DIR: data,
      LOG_LEVEL: 'error',
      SIGN_IN_ATTEMPTS_PER_ACCOUNT: '5', // few are enough to photograph what comes then
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const stop = async () => {
    if (child.exitCode === null) {
      child.kill('SIGTERM')
      await once(child, 'exit')
    }
    rmSync(data, { recursive: true, force: true })
  }
  try {
    const text = await greeting(child)
    child.stdout?.pipe(process.stderr) // what fails while pictures are taken is worth reading
    return { ...read(text), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** What the product prints once it serves: addresses, sign-ins, and an empty line. */
function greeting(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      if (text.includes('\n  Mail ') && text.endsWith('\n\n')) resolve(text)
    })
    child.once('exit', (code) => reject(new Error(`The product ended with ${code}:\n${text}`)))
  })
}

function read(text: string): Pick<RunningProduct, 'url' | 'signIns'> {
  const url = /^ {2}Gallery +(\S+)\/$/m.exec(text)?.[1]
  if (!url) throw new Error(`The product did not say where it is:\n${text}`)
  const lines = [...text.matchAll(/^ {4}(\S+) +(\S+@\S+) +(\S+)$/gm)]
  const signIns = lines.map(([, role = '', email = '', password = '']) => ({
    role,
    email,
    password,
  }))
  return { url, signIns: new Map(signIns.map((signIn) => [signIn.role, signIn])) }
}
