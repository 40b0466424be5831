import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { DatabaseUnavailableError } from '../../errors.ts'
import {
  clusterFolder,
  clusterPassword,
  initialiseCluster,
  postgresEnv,
  readPostmaster,
  socketFolder,
  socketQuery,
} from './cluster-files.ts'
import { nativeProgram } from './native-files.ts'
import { type OsUser, postgresOsUser } from './os-user.ts'
import { startWatchdog } from './watchdog.ts'

export interface EmbeddedPostgres {
  /** Connection string of a database in this cluster. */
  url(database?: string): string
  folder: string
  /** False when another process of ours started the cluster: then `stop` leaves it running. */
  isOwn: boolean
  stop(): Promise<void>
}

export interface EmbeddedOptions {
  /** Folder of the cluster's files. */
  folder: string
  /** Database to make when it is not there. */
  database: string
  /** Loses data on a crash and removes its files at the end: throw-away test clusters only. @default false */
  ephemeral?: boolean
}

/**
 * Starts a real PostgreSQL out of node_modules, or takes over one that outlived its process.
 *
 * It listens on a socket in its folder and on a free TCP port of 127.0.0.1 only, with a random password, and ends with
 * this process even when that is killed.
 *
 * @throws DatabaseUnavailableError when it cannot run here; the message says what to do.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const user = postgresOsUser()
  const folder = clusterFolder(options.folder, user)
  initialiseCluster(folder, user, !options.ephemeral)
  const password = clusterPassword(folder)
  const running =
    (await takeOver(folder, password)) ?? (await launch({ folder, password, user, options }))
  const socket = socketQuery(folder, running.port)
  const url = (database = options.database) =>
    `postgres://gatehouse:${password}@127.0.0.1:${running.port}/${database}${socket}`
  await ensureDatabase(url('postgres'), options.database)
  const isOwn = running.child !== undefined
  const stopIfOwn = () =>
    isOwn ? stop(running, options.ephemeral ? folder : undefined) : Promise.resolve()
  return { url, folder, isOwn, stop: stopIfOwn }
}

interface Running {
  pid: number
  port: number
  child?: ChildProcess
}

async function takeOver(folder: string, password: string): Promise<Running | undefined> {
  const found = readPostmaster(folder)
  if (!found || !isAlive(found.pid)) return undefined
  // One whose process was killed is being shut down by its watchdog: wait for the end rather than trip over it.
  for (let attempt = 0; attempt < 400 && isAlive(found.pid); attempt++) {
    if (await answers(found.port, password)) return found
    await sleep(25)
  }
  return undefined
}

async function launch(at: {
  folder: string
  password: string
  user: OsUser | undefined
  options: EmbeddedOptions
}): Promise<Running> {
  const port = await freePort()
  const logFile = `${at.folder}.log`
  const log = fs.openSync(logFile, 'a')
  const child = spawn(
    nativeProgram('postgres', at.user),
    serverArguments(at.folder, port, at.options),
    {
      ...at.user,
      env: postgresEnv(),
      stdio: ['ignore', log, log],
      cwd: '/',
      detached: true,
    },
  )
  fs.closeSync(log)
  await untilItAnswers(child, { port, password: at.password, logFile })
  child.unref()
  const running = { pid: child.pid ?? 0, port, child }
  startWatchdog(running.pid, at.options.ephemeral ? at.folder : undefined)
  return running
}

async function untilItAnswers(
  child: ChildProcess,
  at: { port: number; password: string; logFile: string },
): Promise<void> {
  let ended: string | undefined
  child.once('error', (error) => {
    ended = error.message
  })
  child.once('exit', (code, signal) => {
    ended = `ended with ${code ?? signal}`
  })
  for (let attempt = 0; !(await answers(at.port, at.password)); attempt++) {
    if (ended || attempt > 600) {
      const tail = fs.readFileSync(at.logFile, 'utf8').trimEnd().split('\n').slice(-5).join('\n')
      throw new DatabaseUnavailableError(
        `Embedded PostgreSQL ${ended ?? 'did not answer in 30 seconds'}; its log says:\n${tail}`,
      )
    }
    await sleep(50)
  }
}

function serverArguments(folder: string, port: number, options: EmbeddedOptions): string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: socketFolder(folder),
    max_connections: '200',
    timezone: 'UTC',
    ...(options.ephemeral
      ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' }
      : {}),
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  return ['-D', folder, '-p', String(port), ...flags]
}

async function stop(running: Running, removeFolder: string | undefined): Promise<void> {
  const ended = () =>
    running.child
      ? running.child.exitCode !== null || running.child.signalCode !== null
      : !isAlive(running.pid)
  if (!ended()) process.kill(running.pid, 'SIGINT') // PostgreSQL's "fast" shutdown
  for (let attempt = 0; attempt < 400 && !ended(); attempt++) await sleep(25)
  if (removeFolder) fs.rmSync(removeFolder, { recursive: true, force: true })
}

async function ensureDatabase(adminUrl: string, name: string): Promise<void> {
  const client = new pg.Client(adminUrl)
  await client.connect()
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [name])
    if (!found.rowCount) await client.query(`create database ${client.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
}

async function answers(port: number, password: string): Promise<boolean> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: 'gatehouse',
    password,
    database: 'postgres',
    connectionTimeoutMillis: 1000,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
