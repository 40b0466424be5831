import { existsSync, readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'

// Loads our server as it was built for production instead of from source: compiled on the way, private fields become
// WeakMaps and every field a definition, which the product does not have.

const ROOT = new URL('../', import.meta.url)
const BUILT = new URL('dist/server/', ROOT)

registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context)
    const built = builtOf(found.url)
    return built ? { ...found, url: built, format: 'module', shortCircuit: true } : found
  },
  load(url, context, next) {
    if (!url.startsWith(BUILT.href) || !url.endsWith('.js')) return next(url, context)
    return {
      format: 'module',
      source: readFileSync(fileURLToPath(url), 'utf8'),
      shortCircuit: true,
    }
  },
})

function builtOf(url) {
  const path = url.startsWith(ROOT.href) ? url.slice(ROOT.href.length) : ''
  if (!/^(api|schema)\/.*\.ts$/.test(path)) return undefined
  const built = new URL(path.replace(/\.ts$/, '.js'), BUILT)
  return existsSync(built) ? built.href : undefined
}
