import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { bin, fail, lap, run } from './process.mjs'

/** Everything that needs no running product: types, lint and format, layers, dead code, schema drift, translations, permissions. */
export function check(root) {
  const node = (...args) => run(process.execPath, args, root)
  for (const project of ['.', 'portal', 'gallery', 'test']) {
    node(bin(root, 'typescript-native', 'tsc'), '-p', project, '--noEmit')
  }
  lap('types')
  node(bin(root, '@biomejs/biome'), 'check', '--error-on-warnings', '.')
  lap('lint and format')
  node(
    bin(root, 'dependency-cruiser', 'depcruise'),
    '--config',
    '.dependency-cruiser.mjs',
    ...ROOMS,
  )
  lap('layers')
  node(bin(root, 'knip'), '--no-progress')
  lap('dead code')
  checkSchema(root)
  lap('schema drift')
  node(path.join(root, 'tools/check-translations.mjs'))
  lap('translations')
  node(path.join(root, 'tools/write-permissions.mjs'), '--check')
  lap('permissions')
}

/** Mends what can be mended by machine. */
export function fix(root) {
  run(process.execPath, [bin(root, '@biomejs/biome'), 'check', '--write', '.'], root)
}

const ROOMS = ['api', 'schema', 'portal', 'gallery', 'ui', 'test', 'bench', 'tools']

/** The committed SDL must be what the code stands for. */
function checkSchema(root) {
  const file = path.join(os.tmpdir(), `gatehouse-schema-${process.pid}.graphql`)
  run(
    process.execPath,
    ['--import', '@oxc-node/core/register', 'api/graphql/emit-schema.ts', file],
    root,
  )
  if (
    readFileSync(file, 'utf8') !== readFileSync(path.join(root, 'schema/schema.graphql'), 'utf8')
  ) {
    spawnSync('diff', ['-u', 'schema/schema.graphql', file], { cwd: root, stdio: 'inherit' })
    fail('schema/schema.graphql is stale. Run: npm run schema')
  }
}
