// The menu of the project: `npm start`, `npm test`, `npm run check` and the rest, on any Node 18 or newer.
//  1. Node too old? Bring one from tools/node-runtime and go on under it.
//  2. Dependencies missing or older than the lock file? npm ci, by the new Node.
//  3. Build what is stale. 4. Run. No dependencies of its own: it runs before there are any.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import * as module from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildClients, buildGraphqlTypes, buildServer } from './run/build.mjs'
import { check, fix } from './run/check.mjs'
import { installDependencies, isNodeGoodEnough, nodeOfOurOwn } from './run/install.mjs'
import { bin, fail, lap, run } from './run/process.mjs'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const [task = 'start', ...rest] = process.argv.slice(2)

if (!isNodeGoodEnough()) goOnUnder(nodeOfOurOwn(root))
else await work()

/** Runs this very script again under another Node, and ends as it ends. */
function goOnUnder(node) {
  const key = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH'
  const env = { ...process.env, [key]: `${path.dirname(node)}${path.delimiter}${process.env[key]}` }
  const child = spawn(node, [fileURLToPath(import.meta.url), task, ...rest], {
    stdio: 'inherit',
    env,
    cwd: root,
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}

async function work() {
  const tasks = {
    start,
    dev,
    test,
    check: checkAll,
    fix: fixAll,
    build,
    demo,
    'sandbox:reset': resetSandbox,
    admin,
    scopes,
    evidence,
    bench,
    pictures,
    schema,
    permissions,
  }
  if (!tasks[task]) fail(`There is no task "${task}". Tasks: ${Object.keys(tasks).join(', ')}`)
  installDependencies(root)
  await tasks[task]()
}

function build() {
  buildServer(root)
  buildClients(root)
}

async function start() {
  build()
  // A third less to start: what was compiled once is not compiled again.
  module.enableCompileCache?.(path.join(root, 'node_modules/.cache/compile'))
  await import(new URL('../dist/server/api/main.js', import.meta.url).href)
}

function demo() {
  buildServer(root, { isQuiet: true })
  run(process.execPath, [path.join(root, 'dist/server/api/demo/print-demo.js'), ...rest], root)
}

function resetSandbox() {
  buildServer(root, { isQuiet: true })
  run(process.execPath, [path.join(root, 'dist/server/api/demo/reset-sandbox.js'), ...rest], root)
}

function admin() {
  buildServer(root, { isQuiet: true })
  run(process.execPath, [path.join(root, 'dist/server/api/make-administrator.js'), ...rest], root)
}

/** Names the scopes in use that have no entry in the catalog. */
function scopes() {
  buildServer(root, { isQuiet: true })
  run(process.execPath, [path.join(root, 'dist/server/api/check-scopes.js'), ...rest], root)
}

function evidence() {
  buildServer(root, { isQuiet: true })
  run(process.execPath, [path.join(root, 'dist/server/api/take-evidence.js'), ...rest], root)
}

/** The server from source, started again when a file changes; clients are built once. */
function dev() {
  buildClients(root)
  const args = ['--watch', '--import', '@oxc-node/core/register', 'api/main.ts']
  const child = spawn(process.execPath, args, { stdio: 'inherit', cwd: root })
  child.on('exit', (code) => process.exit(code ?? 1))
}

function test() {
  build()
  buildGraphqlTypes(root)
  const isCi = process.env.CI === 'true'
  if (!existsSync(chromium()) && isCi)
    fail('Chromium is missing, and CI=true: the browser tests must run.')
  run(process.execPath, [bin(root, 'vitest'), 'run', ...rest], root, { CHROMIUM: chromium() })
  lap('tests')
}

function chromium() {
  return process.env.CHROMIUM ?? '/usr/bin/chromium'
}

function checkAll() {
  buildGraphqlTypes(root)
  check(root)
}

function fixAll() {
  fix(root)
}

function bench() {
  build()
  run(process.execPath, ['--import', '@oxc-node/core/register', 'bench/run.ts', ...rest], root)
}

function pictures() {
  build()
  run(
    process.execPath,
    ['--import', '@oxc-node/core/register', 'tools/take-pictures.ts', ...rest],
    root,
    {
      CHROMIUM: chromium(),
    },
  )
}

/** Writes schema/schema.graphql from the code. */
function schema() {
  buildServer(root)
  const file = path.join(root, 'schema/schema.graphql')
  spawnSync(process.execPath, [path.join(root, 'dist/server/api/graphql/emit-schema.js'), file], {
    stdio: 'inherit',
  })
}

/** Writes docs/permissions.md from the table of permissions. */
function permissions() {
  run(process.execPath, [path.join(root, 'tools/write-permissions.mjs')], root)
}
