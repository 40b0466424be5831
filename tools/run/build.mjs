import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { bin, lap, run } from './process.mjs'

/** What each build reads: when nothing of it is newer than the stamp, the build is kept. */
const INPUTS = {
  server: ['api', 'schema', 'tsconfig.json', 'package-lock.json'],
  types: [
    'schema/schema.graphql',
    'portal/src',
    'gallery/src',
    'test',
    'codegen.ts',
    'package-lock.json',
  ],
  portal: ['portal', 'ui', 'schema', 'package-lock.json'],
  gallery: ['gallery', 'ui', 'schema', 'package-lock.json'],
}

export function buildServer(root, { isQuiet = false } = {}) {
  ifStale(root, 'server', () => {
    rmSync(path.join(root, 'dist/server'), { recursive: true, force: true })
    run(process.execPath, [bin(root, 'typescript-native', 'tsc'), '-p', 'api'], root)
    if (!isQuiet) lap('server')
  })
}

/** Types of the clients' and the tests' operations. */
export function buildGraphqlTypes(root) {
  ifStale(root, 'types', () => {
    run(
      process.execPath,
      [bin(root, '@graphql-codegen/cli', 'graphql-codegen'), '--config', 'codegen.ts', '--silent'],
      root,
    )
    lap('GraphQL types')
  })
}

export function buildClients(root) {
  buildGraphqlTypes(root)
  const vite = (...args) =>
    run(process.execPath, [bin(root, 'vite'), 'build', '--logLevel', 'error', ...args], root)
  ifStale(root, 'portal', () => {
    vite('portal')
    lap('portal')
  })
  ifStale(root, 'gallery', () => {
    vite('gallery')
    vite('gallery', '--ssr')
    lap('gallery')
  })
}

function ifStale(root, name, build) {
  const stamp = path.join(root, 'dist', `.${name}`)
  const built = existsSync(stamp) ? statSync(stamp).mtimeMs : 0
  if (built > Math.max(...INPUTS[name].map((input) => newest(path.join(root, input))))) return
  build()
  mkdirSync(path.dirname(stamp), { recursive: true })
  writeFileSync(stamp, '')
}

function newest(target) {
  if (!existsSync(target)) return 0
  const info = statSync(target)
  if (!info.isDirectory()) return info.mtimeMs
  return readdirSync(target)
    .filter((name) => name !== 'gql' && name !== 'node_modules')
    .reduce((latest, name) => Math.max(latest, newest(path.join(target, name))), 0)
}
