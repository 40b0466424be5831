import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'

/**
 * A house in miniature, with our folders, that keeps every rule: each file with what it imports.
 * Paths are from the root; `type ` in front makes an import of types alone; a name without a
 * folder is a package.
 */
const HOUSE: Record<string, readonly string[]> = {
  'schema/vocabulary/role.ts': [],
  'schema/types/app.type.ts': ['schema/vocabulary/role.ts', 'type-graphql'],
  'api/domain/abilities.ts': ['schema/vocabulary/role.ts'],
  'api/entities/app.entity.ts': ['api/domain/abilities.ts', '@mikro-orm/core'],
  'api/events/record-event.ts': ['api/entities/app.entity.ts'],
  'api/queries/apps.ts': ['api/entities/app.entity.ts'],
  'api/commands/submit.ts': ['api/events/record-event.ts', 'api/queries/apps.ts'],
  'api/graphql/resolvers/app.resolver.ts': [
    'api/commands/submit.ts',
    'schema/types/app.type.ts',
    'type api/entities/app.entity.ts',
    'type-graphql',
  ],
  'api/oidc/provider.ts': ['api/commands/submit.ts', 'oidc-provider'],
  'api/fhir/routes.ts': ['api/domain/abilities.ts'],
  'api/fhir-server/fhir-server.ts': ['@medplum/core', 'type types-alone'],
  'api/adapters/smtp-mailer.ts': [],
  'api/database/orm.ts': ['api/entities/app.entity.ts', 'api/fhir-server/fhir-server.ts'],
  'api/config.ts': [],
  'api/compose-ports.ts': ['api/adapters/smtp-mailer.ts', 'api/fhir-server/fhir-server.ts'],
  'api/app.ts': [
    'type api/config.ts',
    'api/compose-ports.ts',
    'api/database/orm.ts',
    'api/fhir/routes.ts',
    'api/graphql/resolvers/app.resolver.ts',
    'api/oidc/provider.ts',
  ],
  'api/demo/seed-demo.ts': ['api/commands/submit.ts', 'api/fhir-server/fhir-server.ts'],
  'api/main.ts': ['api/config.ts', 'api/app.ts', 'api/demo/seed-demo.ts'],
  'ui/badge.tsx': ['schema/vocabulary/role.ts', 'react'],
  'portal/src/lib/session.ts': ['schema/vocabulary/role.ts'],
  'portal/src/components/page.tsx': ['portal/src/lib/session.ts', 'ui/badge.tsx'],
  'portal/src/features/review/queue.tsx': ['portal/src/components/page.tsx'],
  'portal/src/app/router.tsx': ['portal/src/features/review/queue.tsx'],
  'gallery/src/features/browse/browse.tsx': ['ui/badge.tsx'],
  'test/support/platform.ts': ['api/app.ts', 'vitest'],
  'tools/take-pictures.ts': ['node:fs'],
}

/** One import that each rule forbids: the rule, the file that breaks it, what that file imports. */
const BREACHES: readonly (readonly [rule: string, file: string, imports: readonly string[]])[] = [
  ['no-cycles', 'api/domain/hen.ts', ['api/domain/egg.ts']],
  ['no-cycles', 'api/domain/egg.ts', ['type api/domain/hen.ts']],
  ['no-orphans', 'api/commands/forgotten.ts', []],
  ['resolvable', 'api/queries/typo.ts', ['api/queries/never-written.ts']],
  ['packages-are-declared', 'api/http/lucky.ts', ['undeclared']],
  ['shipped-code-needs-no-dev-packages', 'api/http/borrowed.ts', ['vitest']],
  ['vocabulary-speaks-only-to-itself', 'schema/vocabulary/chatty.ts', ['react']],
  ['vocabulary-speaks-only-to-itself', 'schema/vocabulary/nosy.ts', ['api/domain/abilities.ts']],
  ['types-name-only-the-vocabulary', 'schema/types/row.ts', ['type api/entities/app.entity.ts']],
  ['domain-is-pure', 'api/domain/hashing.ts', ['node:crypto']],
  ['domain-is-pure', 'api/domain/row.ts', ['type api/entities/app.entity.ts']],
  ['entities-do-not-act', 'api/entities/busy.entity.ts', ['api/commands/submit.ts']],
  ['commands-know-no-transport', 'api/commands/web.ts', ['express']],
  ['commands-know-no-transport', 'api/queries/contract.ts', ['type schema/types/app.type.ts']],
  ['commands-know-no-transport', 'api/events/token.ts', ['api/oidc/provider.ts']],
  ['queries-do-not-write', 'api/queries/sly.ts', ['api/commands/submit.ts']],
  ['transports-do-not-meet', 'api/graphql/tokens.ts', ['api/oidc/provider.ts']],
  ['transports-do-not-meet', 'api/oidc/records.ts', ['api/fhir/routes.ts']],
  ['only-the-root-composes', 'api/http/mail.ts', ['api/adapters/smtp-mailer.ts']],
  ['nobody-leans-on-the-root', 'api/http/self.ts', ['type api/app.ts']],
  ['configuration-is-handed-down', 'api/http/settings.ts', ['api/config.ts']],
  ['the-demo-is-a-guest', 'api/http/sample.ts', ['api/demo/seed-demo.ts']],
  ['fhir-server-stands-alone', 'api/fhir-server/consent.ts', ['api/domain/abilities.ts']],
  ['fhir-server-is-one-upstream', 'api/fhir/shortcut.ts', ['api/fhir-server/fhir-server.ts']],
  ['medplum-stays-in-the-fhir-server', 'api/fhir/search.ts', ['@medplum/core']],
  [
    'resolvers-do-not-touch-rows',
    'api/graphql/resolvers/row.resolver.ts',
    ['api/entities/app.entity.ts'],
  ],
  ['oidc-provider-stays-home', 'api/http/grants.ts', ['type oidc-provider']],
  ['type-graphql-stays-at-the-edge', 'api/http/decorated.ts', ['type-graphql']],
  ['server-does-not-know-the-clients', 'api/http/page.ts', ['ui/badge.tsx']],
  ['clients-see-only-the-contract', 'portal/src/lib/rules.ts', ['type api/domain/abilities.ts']],
  ['clients-run-in-browsers', 'gallery/src/lib/disk.ts', ['node:fs']],
  ['clients-do-not-meet', 'gallery/src/lib/borrow.ts', ['portal/src/lib/session.ts']],
  ['ui-knows-neither-house', 'ui/session.ts', ['portal/src/lib/session.ts']],
  ['ui-knows-neither-house', 'ui/data.ts', ['@apollo/client']],
  [
    'features-do-not-meet',
    'portal/src/features/audit/audit.tsx',
    ['portal/src/features/review/queue.tsx'],
  ],
  [
    'shared-client-code-looks-down',
    'portal/src/components/router-link.tsx',
    ['portal/src/app/router.tsx'],
  ],
  ['tests-and-tools-stay-outside', 'api/http/fake.ts', ['test/support/platform.ts']],
  ['tests-and-tools-stay-outside', 'portal/src/lib/picture.ts', ['tools/take-pictures.ts']],
]

const report = z.object({
  summary: z.object({
    violations: z.array(
      z.object({
        from: z.string(),
        rule: z.object({ name: z.string() }),
        cycle: z.array(z.object({ name: z.string() })).default([]),
      }),
    ),
    ruleSetUsed: z.object({ forbidden: z.array(z.object({ name: z.string() })) }),
  }),
})

const root = path.resolve(import.meta.dirname, '../..')
const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'gatehouse-layers-')))
let violations: readonly { file: string; rule: string }[] = []
let rules: readonly string[] = []

beforeAll(async () => {
  for (const [file, imports] of Object.entries(HOUSE)) writeModule(file, imports)
  for (const [, file, imports] of BREACHES) writeModule(file, imports)
  writePackages()
  const { summary } = report.parse(JSON.parse(await cruise()))
  // A cycle is told once, and every file of it is in it.
  violations = summary.violations.flatMap(({ from, rule, cycle }) =>
    [from, ...cycle.map(({ name }) => name)].map((file) => ({ file, rule: rule.name })),
  )
  rules = summary.ruleSetUsed.forbidden.map(({ name }) => name)
})

afterAll(() => rmSync(folder, { recursive: true }))

describe('the layer rules', () => {
  it('are each seen to fire', () => {
    expect([...new Set(BREACHES.map(([rule]) => rule))].sort()).toEqual([...rules].sort())
  })

  it.each(BREACHES)('%s stops %s', (rule, file) => {
    expect(violations).toContainEqual({ file, rule })
  })

  it('let a house pass that keeps them', () => {
    const faults = violations.filter(({ file }) => file in HOUSE)
    expect(faults).toEqual([])
  })
})

/** The checker as `npm run check` calls it, but in the miniature. */
async function cruise(): Promise<string> {
  const depcruise = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')
  const config = path.join(root, '.dependency-cruiser.mjs')
  const rooms = ['api', 'schema', 'portal', 'gallery', 'ui', 'test', 'tools']
  const args = [depcruise, '--config', config, '--output-type', 'json', ...rooms]
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    cwd: folder,
    maxBuffer: 2 ** 26,
  })
  return stdout
}

function writeModule(file: string, imports: readonly string[]): void {
  const lines = imports.map((target) => {
    const [name = '', isTypeOnly] = target.startsWith('type ')
      ? [target.slice('type '.length), true]
      : [target, false]
    const from = isPackage(name) ? name : relative(file, name)
    return isTypeOnly ? `import type { It } from '${from}'` : `import '${from}'`
  })
  write(file, [...lines, 'export const it = 1'].join('\n'))
}

function relative(from: string, to: string): string {
  const way = path.posix.relative(path.posix.dirname(from), to)
  return way.startsWith('.') ? way : `./${way}`
}

function isPackage(name: string): boolean {
  return !/\.tsx?$/.test(name)
}

/** Every package the house names, empty, and a package.json that declares all but one of them. */
function writePackages(): void {
  const targets = [...Object.values(HOUSE), ...BREACHES.map(([, , imports]) => imports)].flat()
  const names = new Set(targets.map((target) => target.replace(/^type /, '')).filter(isPackage))
  names.delete('node:fs')
  names.delete('node:crypto')
  for (const name of names) {
    const hasTypesAlone = name === 'types-alone'
    const entry = hasTypesAlone ? { main: '', types: 'index.d.ts' } : { main: 'index.js' }
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', ...entry }))
    write(`node_modules/${name}/index.${hasTypesAlone ? 'd.ts' : 'js'}`, 'export {}')
  }
  names.delete('undeclared')
  names.delete('vitest')
  const dependencies = Object.fromEntries([...names].map((name) => [name, '1.0.0']))
  write('package.json', JSON.stringify({ dependencies, devDependencies: { vitest: '1.0.0' } }))
  write('tsconfig.json', JSON.stringify({ compilerOptions: { allowImportingTsExtensions: true } }))
}

function write(file: string, text: string): void {
  const target = path.join(folder, file)
  mkdirSync(path.dirname(target), { recursive: true })
  writeFileSync(target, text)
}
