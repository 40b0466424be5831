// Writes docs/permissions.md from the table of permissions, or says that it is stale.
//   node tools/write-permissions.mjs [--check] [root]
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { permissionPage } from './permissions/page.mjs'

const args = process.argv.slice(2)
const isCheck = args.includes('--check')
const root =
  args.find((arg) => !arg.startsWith('--')) ??
  path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const file = path.join(root, 'docs/permissions.md')
const page = await permissionPage(root)

if (!isCheck) writeFileSync(file, page)
else if (readFileSync(file, 'utf8') !== page) {
  console.error('docs/permissions.md is not what schema/vocabulary says. Run: npm run permissions')
  process.exit(1)
}
