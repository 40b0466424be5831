import { execFileSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { nativeProgram } from './native-files.ts'
import { type OsUser, reachableByOthers } from './os-user.ts'

const PASSWORD_FILE = 'gatehouse.password'

/** Environment of PostgreSQL's own programs: no locale of the machine, UTC. */
export const postgresEnv = (): NodeJS.ProcessEnv => ({ LC_ALL: 'C', TZ: 'UTC' })

/** Decides where a cluster lives: where asked, or below /var/lib when PostgreSQL's user cannot get there. */
export function clusterFolder(wanted: string, user: OsUser | undefined): string {
  const folder = path.resolve(wanted)
  fs.mkdirSync(path.dirname(folder), { recursive: true })
  if (!user || reachableByOthers(path.dirname(folder))) return folder
  const id = createHash('sha256').update(folder).digest('hex').slice(0, 12)
  return path.join('/var/lib', `gatehouse-${id}`)
}

/** Makes the cluster's files once. An interrupted attempt leaves nothing half made: it is renamed when done. */
export function initialiseCluster(
  folder: string,
  user: OsUser | undefined,
  durable: boolean,
): void {
  if (fs.existsSync(path.join(folder, 'PG_VERSION'))) return
  const staging = `${folder}.init-${process.pid}`
  fs.mkdirSync(staging, { recursive: true, mode: 0o700 })
  const password = randomBytes(18).toString('base64url')
  const passwordFile = path.join(os.tmpdir(), `gatehouse-${randomBytes(6).toString('hex')}`)
  fs.writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  if (user) {
    fs.chownSync(staging, user.uid, user.gid)
    fs.chownSync(passwordFile, user.uid, user.gid)
  }
  try {
    execFileSync(nativeProgram('initdb', user), initdbArguments(staging, passwordFile, durable), {
      ...user,
      env: postgresEnv(),
      stdio: ['ignore', 'ignore', 'pipe'],
      cwd: '/',
    })
  } finally {
    fs.rmSync(passwordFile, { force: true })
  }
  fs.writeFileSync(path.join(staging, PASSWORD_FILE), password, { mode: 0o600 })
  fs.renameSync(staging, folder)
}

export function clusterPassword(folder: string): string {
  return fs.readFileSync(path.join(folder, PASSWORD_FILE), 'utf8').trim()
}

/** Reads where a postmaster says it is running: process id and port. */
export function readPostmaster(folder: string): { pid: number; port: number } | undefined {
  const file = path.join(folder, 'postmaster.pid')
  if (!fs.existsSync(file)) return undefined
  const lines = fs.readFileSync(file, 'utf8').split('\n')
  return { pid: Number(lines[0]), port: Number(lines[3]) }
}

/** `sun_path` of sockaddr_un holds 104 bytes on macOS and 108 on Linux, the closing zero among them. */
const LONGEST_SOCKET_PATH = 103

/** Where a cluster listens beside TCP: in its own folder, which only its user enters; nowhere when the path is too long. */
export function socketFolder(folder: string): string {
  const fits = Buffer.byteLength(socketFile(folder, 65_535)) <= LONGEST_SOCKET_PATH
  return fits && process.platform !== 'win32' ? folder : ''
}

/** What a connection string ends with so that clients take the socket, a third faster than TCP; empty without one. */
export function socketQuery(folder: string, port: number): string {
  if (!fs.existsSync(socketFile(folder, port))) return ''
  return `?${new URLSearchParams({ host: folder })}`
}

const socketFile = (folder: string, port: number) => path.join(folder, `.s.PGSQL.${port}`)

function initdbArguments(folder: string, passwordFile: string, durable: boolean): string[] {
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
  const access = ['-U', 'gatehouse', '--pwfile', passwordFile, '-A', 'scram-sha-256']
  return ['-D', folder, '-E', 'UTF8', ...access, ...locale, ...(durable ? [] : ['--no-sync'])]
}
