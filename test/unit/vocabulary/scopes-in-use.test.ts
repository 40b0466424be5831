import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { DEFAULT_SCOPES } from '../../../api/domain/requestable-scopes.ts'
import { CONTEXT_SCOPES } from '../../../schema/vocabulary/context-scope.ts'
import { INTENT_LABELS } from '../../../schema/vocabulary/registration.ts'
import { SCOPE_LEVELS } from '../../../schema/vocabulary/scope.ts'
import { defaultScopesFor } from '../../../schema/vocabulary/scope-catalog.ts'
import { hasCatalogEntry } from '../../../schema/vocabulary/scope-entry.ts'

const root = path.resolve(import.meta.dirname, '../../..')

/** What people and apps meet: the product with its demo and examples, the documentation, and what is measured. */
const ROOMS = ['api', 'schema', 'portal/src', 'gallery/src', 'tools', 'bench', 'docs']
const SPELLED =
  /\b(?:patient|user|system)\/(?:[A-Z][A-Za-z]+|\*)\.(?:read|write|\*|(?=[cruds])c?r?u?d?s?)(?![\w*])/g

/** Scopes as they are written, with the files that write them. */
function scopesWritten(): Map<string, string[]> {
  const files = ROOMS.flatMap((room) =>
    readdirSync(path.join(root, room), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs|md|json|graphql|html)$/.test(entry.name))
      .map((entry) => path.join(entry.parentPath, entry.name)),
  )
  const written = new Map<string, string[]>()
  for (const file of [...files, path.join(root, 'README.md')]) {
    for (const [scope] of readFileSync(file, 'utf8').matchAll(SPELLED)) {
      written.set(scope, [...(written.get(scope) ?? []), path.relative(root, file)])
    }
  }
  return written
}

describe('every scope in use has an entry in the catalog', () => {
  it('that code, demo, examples or documentation write', () => {
    const written = scopesWritten()
    expect(written.size).toBeGreaterThan(20)
    const unexplained = [...written].filter(([scope]) => !hasCatalogEntry(scope))
    expect(Object.fromEntries(unexplained)).toEqual({})
  })

  it('that apps are given or start from', () => {
    const sets = INTENT_LABELS.flatMap((label) =>
      SCOPE_LEVELS.flatMap((level) => defaultScopesFor(label, level)),
    )
    const used = [...DEFAULT_SCOPES, ...CONTEXT_SCOPES, ...sets]
    expect(used.filter((scope) => !hasCatalogEntry(scope))).toEqual([])
  })

  it.each(['patient/SupplyRequest.rs', 'patient/Nonsense.rs', 'anything', ''])(
    'and “%s” has none',
    (scope) => {
      expect(hasCatalogEntry(scope)).toBe(false)
    },
  )
})
