import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { DatabaseUnavailableError } from '../../errors.ts'

export interface OsUser {
  uid: number
  gid: number
}

/**
 * Names the user PostgreSQL must run as: nobody special, unless we are root.
 *
 * PostgreSQL refuses to run as root; then `postgres` if the machine has one, else `nobody`.
 */
export function postgresOsUser(): OsUser | undefined {
  if (process.getuid?.() !== 0) return undefined
  for (const name of ['postgres', 'nobody']) {
    const uid = idOf('-u', name)
    const gid = idOf('-g', name)
    if (uid !== undefined && gid !== undefined) return { uid, gid }
  }
  throw new DatabaseUnavailableError(
    'Running as root, and there is neither a postgres nor a nobody user to run PostgreSQL as. Set DATABASE_URL, or run as an ordinary user.',
  )
}

/** Tells whether every folder down to `target` can be entered by other users. */
export function reachableByOthers(target: string): boolean {
  for (let dir = path.resolve(target); ; dir = path.dirname(dir)) {
    if (fs.existsSync(dir) && !(fs.statSync(dir).mode & 0o001)) return false
    if (dir === path.dirname(dir)) return true
  }
}

function idOf(flag: '-u' | '-g', name: string): number | undefined {
  try {
    const out = execFileSync('id', [flag, name], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    return Number(out)
  } catch {
    return undefined
  }
}
