import { spawn } from 'node:child_process'
import { Socket } from 'node:net'

/**
 * Ends a postmaster when this process ends in any way, kill -9 included.
 *
 * The watchdog's standard input is a pipe from us: when we are gone it closes, and the watchdog asks
 * PostgreSQL for a fast shutdown and, for a throw-away cluster, removes its files afterwards.
 */
export function startWatchdog(postmasterPid: number, removeFolder: string | undefined): void {
  const watchdog = spawn(
    process.execPath,
    ['-e', WATCHDOG, String(postmasterPid), removeFolder ?? ''],
    {
      stdio: ['pipe', 'ignore', 'ignore'],
      detached: true,
      cwd: '/',
      env: {},
    },
  )
  watchdog.unref()
  watchdog.stdin.on('error', () => undefined)
  if (watchdog.stdin instanceof Socket) watchdog.stdin.unref()
}

const WATCHDOG = `
const pid = Number(process.argv[1]), folder = process.argv[2]
const alive = () => { try { process.kill(pid, 0); return true } catch { return false } }
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {})
process.stdin.resume().on('end', () => {
  if (alive()) { try { process.kill(pid, 'SIGINT') } catch {} }
  const timer = setInterval(() => {
    if (alive()) return
    clearInterval(timer)
    if (folder) require('node:fs').rmSync(folder, { recursive: true, force: true })
  }, 50)
})
`
