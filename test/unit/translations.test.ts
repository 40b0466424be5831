import { execFile } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'

const root = path.resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-translations-'))

/** A page that keeps every rule, and its Spanish. */
const PAGE = `
  export const a = <p title={t('Save')}>{t('Hello {{name}}', { name })}</p>
  export const kept = mark('Read <link>this</link>')
  export const count = tn('{{count}} file', '{{count}} files', 3)
`
const SPANISH = {
  Save: 'Guardar',
  'Hello {{name}}': 'Hola {{name}}',
  'Read <link>this</link>': 'Lea <link>esto</link>',
  '{{count}} files_one': 'Un archivo',
  '{{count}} files_other': '{{count}} archivos',
}

/** The same page with every fault there is, and a catalog that has the others. */
const BAD_PAGE = `${PAGE}
  export const raw = <p>Raw words</p>
  export const label = <p title="Raw title" />
  export const template = t(\`Hello \${name}\`)
  export const counted = tn(one, other, 3)
  export const said = [t('Never translated'), t('Empty'), t('Edge')]
  export const fact = { term: 'Raw term', value: a }
`
const BAD_SPANISH = {
  ...SPANISH,
  'Hello {{name}}': 'Hola {{nombre}}',
  'Read <link>this</link>': 'Lea esto',
  'Nobody says this': 'Nadie lo dice',
  '{{count}} files_one': '',
  Empty: ' ',
  Edge: 'Borde ',
}
const FAULTS = [
  'portal/src/page.tsx:6 shows "Raw words" without t',
  'portal/src/page.tsx:7 shows "Raw title" without t',
  'portal/src/page.tsx:11 shows "Raw term" without t',
  'portal/src/page.tsx:8 gives t a template: values stand as {{name}}',
  'portal/src/page.tsx:9 gives tn something else than two sentences',
  'all.json says again: "Save"',
  'not translated: "Never translated"',
  'no longer said: "Nobody says this"',
  'other values or tags than "Hello {{name}}": "Hola {{nombre}}"',
  'other values or tags than "Read <link>this</link>": "Lea esto"',
  'empty: "{{count}} files_one"',
  'empty: "Empty"',
  'other spaces at the ends than "Edge"',
  'other values or tags than "Wait {{seconds}} seconds.": "Espere."',
  'no Spanish for what the server refuses with: "Choose one of {{}}."',
  'no Spanish for what the server refuses with: "This is over."',
]

/** A command that refuses; the portal hears what is in the catalog. */
const COMMAND = `
  const message = \`Wait \${seconds} seconds.\`
  log('This is not heard by anybody.')
`
const BAD_COMMAND = `${COMMAND}
  refuse({ code: 'INVALID', message: isOver ? 'This is over.' : \`Wait \${seconds} seconds.\` })
  fault('INVALID', \`Choose one of \${names}.\`)
`

let good: readonly string[] = []
let bad: readonly string[] = []

beforeAll(async () => {
  good = await check(
    'good',
    { page: PAGE, command: COMMAND },
    {
      'es/all.json': SPANISH,
      'es-server.json': { 'Wait {{seconds}} seconds.': 'Espere {{seconds}} segundos.' },
    },
  )
  bad = await check(
    'bad',
    { page: BAD_PAGE, command: BAD_COMMAND },
    {
      'es/again.json': { Save: 'Guardar' },
      'es/all.json': BAD_SPANISH,
      'es-server.json': { 'Wait {{seconds}} seconds.': 'Espere.' },
    },
  )
}, 300_000)

afterAll(() => rmSync(folder, { recursive: true }))

describe('the check of translations', () => {
  it('lets a portal pass that says everything in Spanish', () => {
    expect(good).toEqual([])
  })

  it.each(FAULTS)('sees: %s', (fault) => {
    expect(bad).toContain(fault)
  })

  it('sees nothing else', () => {
    expect(bad.filter((fault) => !FAULTS.includes(fault))).toEqual([
      `${FAULTS.length} faults in what the portal says (docs/decisions/0036).`,
    ])
  })

  it('is about the catalogs the portal loads', () => {
    const loader = readFileSync(path.join(root, 'portal/src/locales/es.ts'), 'utf8')
    const files = readdirSync(path.join(root, 'portal/src/locales/es'))
    expect(files.filter((file) => !loader.includes(`./es/${file}`))).toEqual([])
  })
})

/** Runs the check as `npm run check` does, over one page and one command that share our vocabulary; the lines it prints. */
async function check(
  house: string,
  { page, command }: { page: string; command: string },
  catalog: Record<string, object>,
) {
  const vocabulary = path.join(root, 'portal/src/locales/es/vocabulary.json')
  const locales = path.join(folder, house, 'portal/src/locales')
  mkdirSync(path.join(locales, 'es'), { recursive: true })
  writeFileSync(path.join(folder, house, 'package.json'), '{"type":"module"}')
  cpSync(path.join(root, 'schema/vocabulary'), path.join(folder, house, 'schema/vocabulary'), {
    recursive: true,
  })
  cpSync(vocabulary, path.join(locales, 'es/vocabulary.json'))
  for (const [file, entries] of Object.entries(catalog)) {
    writeFileSync(path.join(locales, file), JSON.stringify(entries))
  }
  writeFileSync(path.join(folder, house, 'portal/src/page.tsx'), page)
  for (const name of ['commands', 'domain'])
    mkdirSync(path.join(folder, house, 'api', name), { recursive: true })
  writeFileSync(path.join(folder, house, 'api/commands/command.ts'), command)
  const script = path.join(root, 'tools/check-translations.mjs')
  const failed = z.object({ stderr: z.string() })
  return promisify(execFile)(process.execPath, [script, path.join(folder, house)]).then(
    () => [],
    (error: unknown) => failed.parse(error).stderr.trim().split('\n'),
  )
}
