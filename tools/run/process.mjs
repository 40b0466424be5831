import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'

let last = performance.now()

/** Says how long the step that just ended took. */
export function lap(step) {
  process.stderr.write(`[run] ${step} ${((performance.now() - last) / 1000).toFixed(1)} s\n`)
  last = performance.now()
}

/** Ends with one line on standard error. */
export function fail(message) {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}

/** Runs a program to its end and ends with its code when it failed. */
export function run(program, args, cwd, env = {}) {
  const { status, error } = spawnSync(program, args, {
    cwd,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  })
  if (error) fail(`${program} could not be run: ${error.message}`)
  if (status !== 0) process.exit(status ?? 1)
}

/** Finds the script behind a command of a dependency. */
export function bin(root, packageName, command = packageName.split('/').at(-1)) {
  const folder = path.join(root, 'node_modules', packageName)
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
  return path.join(folder, typeof bin === 'string' ? bin : bin[command])
}
