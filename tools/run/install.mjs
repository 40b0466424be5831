import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fail, lap } from './process.mjs'

/** Does this Node satisfy `engines` of package.json: ^22.18 || ^24.2 || >=26? */
export function isNodeGoodEnough() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  return (major === 22 && minor >= 18) || (major === 24 && minor >= 2) || major >= 26
}

/** Where the Node of tools/node-runtime is, fetched first when it is not there. */
export function nodeOfOurOwn(root) {
  const folder = path.join(root, 'tools/node-runtime')
  const node = path.join(
    folder,
    'node_modules/.bin',
    process.platform === 'win32' ? 'node.cmd' : 'node',
  )
  if (!existsSync(node)) {
    process.stderr.write(
      `Node ${process.version} is too old for Gatehouse; fetching a current one for this project only.\n`,
    )
    npm(['ci'], folder)
  }
  if (!existsSync(node))
    fail(`No Node is known for ${process.platform}/${process.arch}. Install Node 24 and try again.`)
  return node
}

/** Installs what package-lock.json says, once per lock file, Node version and platform. */
export function installDependencies(root) {
  const lock = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex')
  const wanted = `${lock} ${process.versions.modules} ${process.platform}-${process.arch}`
  const stamp = path.join(root, 'node_modules/.installed')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  npm(['ci', '--ignore-scripts'], root)
  writeFileSync(stamp, wanted)
  lap('dependencies')
}

/** npm under the Node that runs us; `npm run` tells where its script is. */
function npm(args, cwd) {
  const script = process.env.npm_execpath
  const options = {
    cwd,
    stdio: ['ignore', 2, 2],
    env: { ...process.env, npm_config_loglevel: 'error' },
  }
  const { status, error } = script?.endsWith('.js')
    ? spawnSync(process.execPath, [script, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' })
  if (status !== 0) fail(`npm ${args.join(' ')} failed${error ? `: ${error.message}` : ''}`)
}
