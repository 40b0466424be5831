import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import pg from 'pg'

/** Reads the processor time of all processes of a PostgreSQL server, in milliseconds. */
export interface PostgresCpu {
  /** Undefined where there is no /proc, or the server runs on another machine. */
  read(): Promise<number | undefined>
  close(): Promise<void>
}

/** Finds the server's processes by the parent of one of its backends. */
export async function postgresCpu(databaseUrl: string): Promise<PostgresCpu> {
  const client = new pg.Client(databaseUrl)
  await client.connect()
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() pid')
  const backend = readStat(rows[0]?.pid)
  const isPostgres = backend?.name.startsWith('postgres') ?? false
  const tickMs = isPostgres ? 1000 / Number(execFileSync('getconf', ['CLK_TCK'])) : 0
  return {
    async read() {
      return backend && isPostgres ? ticksBelow(backend.parent) * tickMs : undefined
    },
    close: () => client.end(),
  }
}

/** The postmaster's own count holds the backends that have ended, its children's the living ones. */
function ticksBelow(postmaster: number): number {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => readStat(Number(name)))
    .filter((stat) => stat !== undefined)
    .filter((stat) => stat.pid === postmaster || stat.parent === postmaster)
    .reduce((sum, stat) => sum + stat.ticks + (stat.pid === postmaster ? stat.endedTicks : 0), 0)
}

/** proc(5): /proc/pid/stat; the name stands in parentheses and may hold spaces. */
function readStat(pid: number | undefined) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const name = text.slice(text.indexOf('(') + 1, text.lastIndexOf(')'))
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    const at = (field: number) => Number(fields[field - 3])
    return {
      pid: Number(pid),
      name,
      parent: at(4),
      ticks: at(14) + at(15),
      endedTicks: at(16) + at(17),
    }
  } catch {
    return undefined // it has ended, or there is no /proc
  }
}
